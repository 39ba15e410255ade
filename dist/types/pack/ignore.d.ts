/** What the rules say of one path. A directory's verdict is needed for those of the paths in it. */
export interface Verdict {
    ignored: boolean;
    /** For each rule, whether it took this path or, as far as it was asked, a directory above it. */
    matched: readonly boolean[];
}
export interface Rules {
    /** `path` is relative, with "/"; `parent` is the verdict on its directory, absent in the root. */
    verdict(path: string, parent?: Verdict): Verdict;
    /** Whether an exception names something in the ignored directory `dir`, so that it must be looked into. */
    reaches(dir: string): boolean;
}
/**
 * The rules in the text of a .dockerignore, as Docker 23 and later apply them to a build context. The last rule that
 * takes a path wins. A rule that took a directory takes all that is in it, but a rule that could not have changed the
 * verdict on the directory was not asked, and is then not inherited either: with `d`, `!d/f`, `d` the file d/f stays.
 *
 * Docker 20.10, whose rules older `convox` CLIs have built in, differs in two ways: there `+`, `(` and `)` keep their
 * meaning in a regular expression, and an exception for a directory (`!src/deep`) also brings back files in it that an
 * earlier rule took by name at any depth.
 * @throws PackError naming the line of the first bad pattern
 */
export declare function rules(text: string): Rules;
/**
 * The rules of `<root>/.dockerignore`; no rules when there is no such file. No other ignore file counts.
 * @throws PackError when it cannot be read, is not UTF-8 or has a bad pattern
 */
export declare function readRules(root: string): Promise<Rules>;
