/** What is loaded later, such as the texts of other languages, does not count. */
const later = {
  name: "later",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined));
  },
};

export default [
  {
    name: "@parley/client, without socket.io-client",
    path: "client/dist/index.js",
    import: "*",
    ignore: ["socket.io-client"],
    gzip: true,
    limit: "13 KB",
  },
  {
    name: "@parley/react in English, without react, react-dom and @parley/client",
    path: "react/dist/index.js",
    import: "*",
    ignore: ["react", "react-dom", "@parley/client"],
    modifyEsbuildConfig: (config) => ({ ...config, plugins: [later] }),
    gzip: true,
    limit: "30 KB",
  },
  {
    name: "@parley/react/styles.css",
    path: "react/styles.css",
    gzip: true,
    limit: "10 KB",
  },
];
