/** A point in the manifest as the user wrote it; both count from 1. */
export interface Place {
    line: number;
    column: number;
}
/** The generations of Rack that a problem concerns. */
export type Racks = "v2" | "v3" | "both";
/** One thing in the manifest that a Rack would refuse ("error") or quietly ignore ("warning"). */
export interface Problem {
    line: number | undefined;
    column?: number;
    /** One sentence that names the service, timer, resource or key; it does not repeat the file or the line. */
    message: string;
    racks: Racks;
    severity: "error" | "warning";
}
/** Where the checks put what they find. */
export interface Report {
    error(at: Place | undefined, message: string, racks?: Racks): void;
    warn(at: Place | undefined, message: string, racks?: Racks): void;
}
/** A report that collects into `problems`. */
export declare function reportInto(problems: Problem[]): Report;
