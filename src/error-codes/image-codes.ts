import type { CodeTable } from "./entry.ts";

/** Failures of checks of images in Amazon ECR. */
export const imageCodes = {
  "images-unknown": {
    title: "The images of the build are unknown",
    exit: "other",
    cause: "The log of the build does not name its images, or the deploy key is not allowed to read it.",
    remedy: "Give the deploy key a role that reads builds, and set AWS_REGION. See docs/images.md.",
  },
  "images-elsewhere": {
    title: "The images are not in Amazon ECR",
    exit: "input",
    cause: "The Rack pushes its images to another registry, so `images: verify` and `scan: wait` cannot check them.",
    remedy: "Remove these inputs for this Rack.",
  },
  "images-invalid": {
    title: "An image cannot be deployed",
    exit: "other",
    cause: "An image does not exist in the registry, is archived, or has another digest than the build reported.",
    remedy: "Build again, or restore the image from the archive.",
  },
  "images-vulnerable": {
    title: "An image has vulnerabilities",
    exit: "other",
    cause: "The scan of an image found vulnerabilities of the severity `fail-on` or higher.",
    remedy: "Update the packages that the message names. `only-fixable: true` ignores those without a fix.",
  },
  "images-not-scanned": {
    title: "An image is not scanned",
    exit: "other",
    cause: "Amazon ECR has no scan of an image, the scan failed, or it did not finish within `scan-timeout`.",
    remedy: "Turn on scanning on push or enhanced scanning for the repository, and raise `scan-timeout`.",
  },
  "images-not-signed": {
    title: "An image is not signed",
    exit: "other",
    cause:
      "Managed signing of Amazon ECR has not signed an image within `scan-timeout`, or the region does not offer it.",
    remedy: "Add a signing rule for the repository to the registry, or remove `require-signature`.",
  },
  "aws-credentials-invalid": {
    title: "AWS credentials are missing or invalid",
    exit: "permission",
    cause: "The job has no AWS credentials, or AWS rejects them.",
    remedy: "Configure credentials in an earlier step, for example with aws-actions/configure-aws-credentials.",
  },
  "aws-access-denied": {
    title: "AWS denied access",
    exit: "permission",
    cause: "The policy of the AWS credentials does not allow the request.",
    remedy: "Allow the action that the message names. docs/images.md has a policy with read-only permissions.",
  },
  "aws-failed": {
    title: "AWS reported an error",
    exit: "other",
    cause: "Amazon ECR answered a request with an error, for example because the repository does not exist.",
    remedy: "Check the region and the account of the credentials.",
  },
  "aws-unreachable": {
    title: "AWS cannot be reached",
    exit: "network",
    cause: "Amazon ECR did not answer.",
    remedy: "Check the network of the runner and the region.",
  },
} as const satisfies CodeTable;
