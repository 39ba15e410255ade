/** Lines by which builders mark their steps in a log; without the line break and without colors. */

/** Docker's classic builder, `Step 2/4 : RUN npm ci`, and buildah, `[1/2] STEP 2/4: RUN npm ci`. */
export const CLASSIC = /^(?:\[\d+\/\d+\] )?step (\d+)\/\d+ ?: (.*)$/i;
export const KANIKO =
  /^INFO\[\d+\] ((?:RUN|COPY|ADD|WORKDIR|USER|FROM|ENV|ARG|CMD|ENTRYPOINT|EXPOSE|LABEL|VOLUME|SHELL|ONBUILD) .*)$/;
/** A step that needs the base image's files, and fails before it is printed by itself. */
export const KANIKO_NEEDS = /^INFO\[\d+\] Unpacking rootfs as cmd (.*) requires it\.$/;
/** BuildKit's plain progress: `#7 [3/5] RUN npm ci`; each line of a step begins with its number. */
export const BUILDKIT = /^#(\d+) \[([^\]]*)\] (.*)$/;
export const BUILDKIT_ERROR = /^#(\d+) ERROR: (.*)$/;
export const BUILDKIT_ENDED = /^#(\d+) (?:DONE|CACHED|CANCELED)/;
/** With it BuildKit begins an image, and to count from 1. */
export const DEFINITION = /^#\d+ \[internal\] load build definition from /;
/** v2's builder begins an image; what follows is the path of its build context. */
export const BUILDING = "Building: ";
