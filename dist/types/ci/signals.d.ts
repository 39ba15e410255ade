/**
 * A signal that aborts when the process is told to stop (SIGINT, SIGTERM), so that the work can end in order. Told a
 * second time, the process ends at once. `dispose` gives the signals back.
 */
export declare function cancellation(): {
    signal: AbortSignal;
    dispose(): void;
};
