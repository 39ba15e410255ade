import { BOOL, INT64, listOf, STRING, STRINGS, struct } from "./type.ts";

export const CONFIG_MOUNTS = listOf(
  struct("ConfigMount", { id: STRING, dir: STRING, filename: STRING }),
  "ConfigMounts",
);

export const VOLUME_OPTIONS = listOf(
  struct("VolumeOption", {
    emptyDir: struct("VolumeEmptyDir", { id: STRING, medium: STRING, mountPath: STRING, sizeLimit: STRING }),
    awsEfs: struct("VolumeAwsEfs", {
      id: STRING,
      accessMode: STRING,
      mountPath: STRING,
      storageClass: STRING,
      volumeHandle: STRING,
    }),
    azureFiles: struct("VolumeAzureFiles", {
      id: STRING,
      accessMode: STRING,
      mountPath: STRING,
      shareSize: STRING,
      storageClass: STRING,
    }),
    persistentVolumeClaim: {
      ...struct("VolumePersistentVolumeClaim", { id: STRING, mountPath: STRING }),
      // The documentation has more keys, whose names could not be read.
      isOpen: true,
      since: "3.25.4",
    },
  }),
);

export const SECURITY_CONTEXT = struct("ServiceSecurityContext", {
  allowPrivilegeEscalation: BOOL,
  capabilities: struct("ServiceSecurityContextCapabilities", { add: STRINGS, drop: STRINGS }),
  fsGroup: { ...INT64, since: "3.25.4" },
  readOnlyRootFilesystem: BOOL,
  runAsGroup: INT64,
  runAsNonRoot: BOOL,
  runAsUser: INT64,
  seccompProfile: STRING,
});
