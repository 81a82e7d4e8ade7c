/** Somebody to try the server as. */
export interface DemoPerson {
  readonly userId: string;
  readonly companyId: string;
  readonly name: string;
  /** What the person has to do with the demo's data. */
  readonly part: string;
  /** Whether it is a program of the company; nobody signs in as one. */
  readonly isService?: boolean;
  /** The orders that the person may see. */
  readonly orders?: readonly DemoOrder[];
}

export interface DemoOrder {
  readonly orderId: string;
  readonly title: string;
}

export interface DemoSession {
  readonly token: string;
  readonly userId: string;
  readonly companyId: string;
  readonly name: string;
  readonly expiresAt: string;
}

/** What becomes of an order. */
export const ORDER_STATUSES = ["assigned", "in_progress", "completed", "canceled"] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

export interface OrderChange {
  readonly orderId: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly status: OrderStatus;
}

/** The program that tells the server of orders. */
const SHOP = "shop";

export async function fetchPeople(): Promise<readonly DemoPerson[]> {
  const people = await ask<readonly DemoPerson[]>("/demo/people");
  return people.filter(({ userId, isService }) => isService !== true && userId !== SHOP);
}

export function logIn(userId: string): Promise<DemoSession> {
  return ask("/demo/login", { method: "POST", body: JSON.stringify({ userId }) });
}

/** Says what an order is now, as the shop's backend would. */
export async function putOrder({ orderId, ...order }: OrderChange): Promise<OrderStatus> {
  const { token } = await logIn(SHOP);
  const path = `/orders/${encodeURIComponent(orderId)}`;
  const stored = await ask<{ status: OrderStatus }>(path, { method: "PUT", body: JSON.stringify(order) }, token);
  return stored.status;
}

async function ask<Answer>(path: string, init: RequestInit = {}, token?: string): Promise<Answer> {
  const headers = {
    Accept: "application/json",
    ...(init.body !== undefined && { "Content-Type": "application/json" }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
  const response = await fetch(path, { ...init, headers });
  if (!response.ok) throw new Error(await reasonOf(response));
  return (await response.json()) as Answer;
}

async function reasonOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? response.statusText;
  } catch {
    return `${response.status} ${response.statusText}`;
  }
}
