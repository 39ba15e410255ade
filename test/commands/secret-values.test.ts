import { expect, test } from "vitest";
import { isSecret } from "../../src/commands/variables/secret-values.ts";

test.each([
  ["AUTH_PROVIDER", "google"],
  ["AUTH_URL", "https://login.example.com/oauth2"],
  ["COOKIE_DOMAIN", "example.com"],
  ["JWT_ISSUER", "https://example.com"],
  ["TOKEN_TTL", "30days"],
  ["KEY_PREFIX", "staging"],
  ["SECRETS_BACKEND", "vault"],
  ["PASSWORD_HASHER.ALGORITHM", "bcrypt"],
  ["GOOGLE_CREDENTIALS_FILE", "/app/credentials.json"],
  ["NODE_ENV", "production"],
])("%s=%s is a setting and no secret", (name, value) => {
  expect(isSecret(name, value)).toBe(false);
});

test.each([
  ["DB_PASSWORD", "postgres"],
  ["TOKEN", "short"],
  ["AUTH_URL", "https://user:hunter22@login.example.com"],
  ["SECRET_WEBHOOK_URL", "https://hooks.example.com/services/T000/B000/abcdef"],
  ["SECRET_WEBHOOK_URL", "https://hooks.example.com/kJ8s7dF3kL9x"],
  ["AUTH_URL", "https://login.example.com/?token=abcdef"],
  ["AUTH_HEADER", "Bearer hunter2"],
  ["SECRET_NAME", "f81dA4bC09e7Gh2jK5mN8pQ1"],
  ["API_KEY_ID", "plain"],
])("%s=%s is a secret", (name, value) => {
  expect(isSecret(name, value)).toBe(true);
});
