// Parameters of the commands that can mark a deploy on CircleCI's deploys page.

/** How CircleCI's deploys page shows a deploy. */
export function markerParameters({ marker }) {
  return {
    deploy_marker: {
      description: "Name of the environment in which CircleCI's deploys page shows this deploy; empty: no marker",
      type: "string",
      default: "",
    },
    deploy_name: {
      description: "Name of the deploy, which a release job repeats as plan_name (default: convox-APP)",
      type: "string",
      default: "",
    },
    deploy_version: {
      description: "Version that the marker shows (default: the id of the release)",
      type: "string",
      default: "",
    },
    deploy_marker_end: {
      description: "Status of the marker after success: success, or running if a release job validates the release",
      type: "enum",
      enum: ["success", "running"],
      default: "success",
    },
    ...(marker === "promotion"
      ? {
          deploy_marker_rollback: {
            description: "Mark this deploy as a rollback, in the config of a rollback pipeline",
            type: "boolean",
            default: false,
          },
        }
      : {}),
  };
}
