/** v2 is the AWS ECS generation, v3 the Kubernetes generation. */
export type Generation = "v2" | "v3";
