import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

const SERVER = process.env["PARLEY_SERVER"] ?? "http://localhost:5080";
const REST = ["/demo", "/chat", "/conversations", "/threads", "/orders", "/presence", "/sync", "/unread", "/messages"];

export default defineConfig({
  plugins: [react()],
  // The packages of this workspace as they are written, not as they were last built.
  resolve: { conditions: ["source", ...defaultClientConditions] },
  build: {
    outDir: "../../src/Parley.Server/wwwroot",
    emptyOutDir: true,
    // The server allows no data: addresses in scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      ...Object.fromEntries(REST.map((path) => [`^${path}(?:[/?]|$)`, SERVER])),
      "/socket.io": { target: SERVER, ws: true },
    },
  },
});
