// JSON Web Tokens (RFC 7519) that are signed with HS256.
import { createHmac, timingSafeEqual } from "node:crypto";

const secret = process.env.JWT_SECRET;

/** The user of a valid token, else undefined. */
export function verify(token) {
  try {
    return read(token);
  } catch {
    // No text, or no JSON in it.
    return undefined;
  }
}

function read(token) {
  const [header, payload, signature, ...rest] = token.split(".");
  if (signature === undefined || rest.length > 0 || decode(header).alg !== "HS256") {
    return undefined;
  }

  const expected = createHmac("sha256", secret).update(`${header}.${payload}`).digest();
  const actual = Buffer.from(signature, "base64url");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    return undefined;
  }

  const { sub, companyId, exp } = decode(payload);
  return exp > Date.now() / 1000 ? { company: companyId, id: sub } : undefined;
}

function decode(part) {
  return JSON.parse(Buffer.from(part, "base64url").toString());
}
