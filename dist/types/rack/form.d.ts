/** What an option may be in a form, in a query or in a header. Undefined is not sent; "" is. */
type OptionValue = string | number | boolean | readonly string[] | {
    readonly [key: string]: string;
} | undefined;
export type Options = Readonly<Record<string, OptionValue>>;
/**
 * Options as `application/x-www-form-urlencoded`: keys sorted, "+" for a space, lists joined with ",", maps as a form of
 * their own inside the value. Source: convox/convox vendor/github.com/convox/stdsdk/options.go, Go's url.Values.Encode
 */
export declare function form(options: Options): string;
/**
 * Options as headers, ready for node:http: UTF-8 bytes, each as one latin1 character.
 * @throws InputError when a value has a line break or another control character
 */
export declare function headers(options: Options): Record<string, string>;
/** A time span as Go writes it: `5s`, `2m0s`, `1h30m0s`, `300ms`, `1.5s`. */
export declare function goDuration(ms: number): string;
/** A moment as the form of a Rack's API has it: `20060102.150405.000000000`, UTC. */
export declare function goTime(time: Date): string;
export {};
