import { createHmac } from "node:crypto";

export const secret = "the tests' own secret, of more than 32 bytes";

const encode = (part) => Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");

/** A token as the host application mints it. `claims` win over what is usual. */
export function mint(claims, key = secret) {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ iat: now, exp: now + 3600, ...claims })}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

/** A token that nobody has signed. */
export function unsigned(claims, alg) {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return `${encode({ alg, typ: "JWT" })}.${encode({ exp, ...claims })}.`;
}
