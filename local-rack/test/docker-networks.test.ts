import { expect, test } from "vitest";
import { hasRoute } from "../src/run/docker-networks.ts";

const ROUTES = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
br-0123456789ab\t00E512C6\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
`;

test.each([
  ["198.18.229.0/24", true],
  ["198.18.228.0/24", false],
  ["198.19.229.0/24", false],
])("a machine with a route to 198.18.229.0/24 has one into %s: %s", (subnet, expected) => {
  expect(hasRoute(ROUTES, subnet)).toBe(expected);
});

test("a machine whose routes cannot be read has none", () => {
  expect(hasRoute("", "198.18.229.0/24")).toBe(false);
});
