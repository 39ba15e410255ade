import type { Reporter, TestCase } from "vitest/node";

/**
 * Prints why a test failed that passed when it was tried again. The other reporters only count its tries, and the failure of
 * a random test holds the input and the seed that repeat it.
 */
export default class RetriedTests implements Reporter {
  readonly #write: (text: string) => void;

  constructor(options: { write?: (text: string) => void } = {}) {
    this.#write = options.write ?? ((text) => void process.stderr.write(text));
  }

  onTestCaseResult(testCase: TestCase): void {
    if (testCase.diagnostic()?.flaky !== true) return;
    const where = `${testCase.module.relativeModuleId} > ${testCase.fullName}`;
    for (const error of testCase.result().errors ?? []) {
      this.#write(`\nFailed at first, passed when tried again: ${where}\n${error.stack ?? error.message}\n`);
    }
  }
}
