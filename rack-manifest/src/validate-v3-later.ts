import { at, listAt, mapAt, textAt } from "./access.ts";
import type { Complaint, Path } from "./fault.ts";
import type { Loading } from "./loading.ts";
import { Complaints } from "./rules.ts";

const VOLUME_ID = /^[a-z][a-z0-9-]*$/;
const LONGEST_VOLUME_ID = 59;

/**
 * Rules of keys that only later v3 Racks read, by the documentation of 3.25.4. The documentation gives no texts, so these
 * are in the form of the other rules.
 */
export function validateLaterKeys(loading: Loading): readonly Complaint[] {
  const complaints = new Complaints(loading);
  for (const body of listAt(loading.decoded, "services")) {
    const name = textAt(body, "name");
    const path: Path = ["services", name];
    if (textAt(body, "health", "grpcService").startsWith("/")) {
      complaints.add([...path, "health", "grpcService"], `service ${name} health.grpcService can not start with /`);
    }
    listAt(body, "volumeOptions").forEach((volume, index) => {
      if (at(volume, "persistentVolumeClaim") === undefined) return;
      const claim = mapAt(volume, "persistentVolumeClaim");
      const refuse = (key: string, rule: string) => {
        const place = [...path, "volumeOptions", index, "persistentVolumeClaim", key];
        complaints.add(place, `persistentVolumeClaim.${key} ${rule}`);
      };
      const [id, mountPath] = [textAt(claim, "id"), textAt(claim, "mountPath")];
      if (id === "") refuse("id", "is required");
      else if (!VOLUME_ID.test(id) || id.length > LONGEST_VOLUME_ID) {
        refuse("id", `must match ${VOLUME_ID.source} and have at most ${LONGEST_VOLUME_ID} characters`);
      }
      if (mountPath === "") refuse("mountPath", "is required");
      else if (!mountPath.startsWith("/")) refuse("mountPath", "must be an absolute path");
    });
  }
  return complaints.list.map((complaint) => ({ ...complaint, since: "3.25.4" }));
}
