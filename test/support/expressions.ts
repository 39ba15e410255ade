import { join } from "node:path";
import { root } from "./program.ts";

export type PipelineValues = Record<string, string | number | boolean | null>;

/** CircleCI's expressions, which the linter and the local executor share. Their types are here. */
export const { ExpressionError, evaluateExpression, holdsExpression, holdsFilterMap, namesIn, parseExpression } =
  (await import(join(root, "scripts/circleci-expression.mjs"))) as {
    ExpressionError: new (message: string) => Error;
    parseExpression(expression: string): object;
    namesIn(tree: object): string[];
    evaluateExpression(expression: string, values: PipelineValues): unknown;
    holdsExpression(expression: string, values: PipelineValues): boolean;
    holdsFilterMap(
      filters: Record<"branches" | "tags", unknown>,
      ref: { branch: string | undefined; tag: string | undefined },
    ): boolean;
  };
