import { describe, expect, it } from "vitest";
import { claimsOf, Tokens } from "../../src/connection/tokens.ts";
import { ParleyError } from "../../src/failure.ts";

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const tokenOf = (claims: unknown) => `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}.signature`;

describe("what a token says", () => {
  it("is whose it is, in which company, and until when", () => {
    const claims = claimsOf(tokenOf({ sub: "ann", companyId: "acme", exp: 1_767_323_100 }));

    expect(claims).toEqual({ userId: "ann", companyId: "acme", expiresAt: 1_767_323_100_000 });
  });

  it("is the company `default` where it names none", () => {
    expect(claimsOf(tokenOf({ sub: "ann", exp: 1 }))?.companyId).toBe("default");
  });

  it("is read whatever letters are in it", () => {
    expect(claimsOf(tokenOf({ sub: "Zoë 🧵 ÿ~?>", exp: 1 }))?.userId).toBe("Zoë 🧵 ÿ~?>");
  });

  it.each(["", "token", "a.b.c", `a.${part("text")}`.slice(0, 5), `a.${Buffer.from("[").toString("base64url")}.c`])(
    "is nothing where it is none: %s",
    (token) => {
      expect(claimsOf(token)).toBeUndefined();
    },
  );
});

describe("tokens", () => {
  it("are fetched once, however many ask", async () => {
    let fetched = 0;
    const tokens = new Tokens(() => `token-${++fetched}`);

    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(["token-1", "token-1"]);
    expect(await tokens.get()).toBe("token-1");
  });

  it("are fetched again when one is no longer good", async () => {
    let fetched = 0;
    const tokens = new Tokens(() => Promise.resolve(`token-${++fetched}`));
    await tokens.get();

    expect(await tokens.renew("token-1")).toBe("token-2");
    expect(await tokens.get()).toBe("token-2");
  });

  it("are offline where none can be fetched, and asked for again", async () => {
    let isBroken = true;
    const tokens = new Tokens(() => (isBroken ? Promise.reject(new Error("down")) : "token"));

    await expect(tokens.get()).rejects.toSatisfy((error) => error instanceof ParleyError && error.code === "offline");
    isBroken = false;
    expect(await tokens.get()).toBe("token");
  });

  it("cannot be renewed where there is but one", () => {
    expect(new Tokens("token").isRenewable).toBe(false);
    expect(new Tokens(() => "token").isRenewable).toBe(true);
  });
});
