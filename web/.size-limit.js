export default [
  {
    name: "@parley/client, without socket.io-client",
    path: "client/dist/bundle/index.js",
    gzip: true,
    limit: "12.75 KB",
  },
  {
    name: "@parley/react in English, without react, react-dom and @parley/client",
    path: "react/dist/bundle/index.js",
    gzip: true,
    limit: "30 KB",
  },
  {
    name: "@parley/react/styles.css",
    path: "react/dist/bundle/styles.css",
    gzip: true,
    limit: "10 KB",
  },
];
