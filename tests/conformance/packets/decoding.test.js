import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { gateways } from "./gateways.js";

const EVENT = 2;

const require = createRequire(import.meta.url);

/** The parser that comes with a client. */
function parserOf(client) {
  return createRequire(require.resolve(client))("socket.io-parser");
}

function decode({ Decoder }, text) {
  const decoded = [];
  const decoder = new Decoder();
  decoder.on("decoded", (packet) => decoded.push(packet));
  decoder.add(text);
  return decoded;
}

for (const client of ["socket.io-client-4.8.4", "socket.io-client-4.0.0"]) {
  const parser = parserOf(client);

  describe(`the decoder of ${client}`, () => {
    for (const { namespace, packets } of gateways) {
      const prefix = namespace === "/" ? `${EVENT}` : `${EVENT}${namespace},`;

      for (const { path, event, text } of packets) {
        it(`reads ${path}`, () => {
          const [, payload] = JSON.parse(text);

          assert.deepEqual(decode(parser, prefix + text), [{ type: EVENT, nsp: namespace, data: [event, payload] }]);
        });
      }
    }
  });
}
