#!/usr/bin/env bash
# skopeo 1.9.3 (Debian 12), copy of a Docker image into an OCI layout, and back.
#
# HEALTHCHECK, ONBUILD and SHELL are properties of a Docker image's configuration. The OCI image specification allows properties
# beyond those that it names ("OCI Image Configuration"); a reader that does not know one ignores it. The Docker image
# specification, a superset, has all three. Seen: `skopeo copy` to OCI removes them without a warning, exit code 0. In the other
# direction, from an OCI image that has them to a Docker archive, it keeps them. So a copy to OCI and back loses the health check.
#
# Downloads skopeo into a temporary folder; needs apt, GNU tar, jq, and the libraries of skopeo's package (libgpgme11,
# libdevmapper1.02.1). Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq skopeo=1.9.3+ds1-1+b10 2> download.txt || { cat download.txt; exit 1; }
dpkg -x skopeo_*.deb package
skopeo() { package/usr/bin/skopeo --insecure-policy "$@"; }
skopeo --version

hash_of() { sha256sum "$1" | cut -d ' ' -f 1; }
echo hello > file
tar --sort=name --mtime=@0 --owner=0 --group=0 -cf layer.tar file
properties='{"Cmd":["/file"],"Healthcheck":{"Test":["CMD","/file"]},"OnBuild":["RUN x"],"Shell":["/bin/bash","-c"]}'
jq -nc --argjson config "$properties" --arg layer "sha256:$(hash_of layer.tar)" \
  '{architecture: "amd64", os: "linux", config: $config, rootfs: {type: "layers", diff_ids: [$layer]}}' > config.json
echo '[{"Config":"config.json","RepoTags":["app:1"],"Layers":["layer.tar"]}]' > manifest.json
tar -cf docker.tar manifest.json config.json layer.tar

# An OCI layout with the same configuration, byte for byte.
mkdir -p oci/blobs/sha256
descriptor() {
  jq -nc --arg type "$1" --arg digest "sha256:$(hash_of "$2")" --argjson size "$(stat -c %s "$2")" \
    '{mediaType: $type, digest: $digest, size: $size}'
}
type=application/vnd.oci.image
jq -nc --argjson config "$(descriptor $type.config.v1+json config.json)" --argjson layer "$(descriptor $type.layer.v1.tar layer.tar)" \
  '{schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json", config: $config, layers: [$layer]}' > oci.json
for file in config.json layer.tar oci.json; do cp $file "oci/blobs/sha256/$(hash_of $file)"; done
echo '{"imageLayoutVersion":"1.0.0"}' > oci/oci-layout
jq -nc --argjson manifest "$(descriptor $type.manifest.v1+json oci.json)" '{schemaVersion: 2, manifests: [$manifest]}' > oci/index.json

skopeo copy -q docker-archive:docker.tar oci:to-oci
blob() { echo "to-oci/blobs/sha256/${1#sha256:}"; }
manifest=$(blob "$(jq -r '.manifests[0].digest' to-oci/index.json)")
skopeo copy -q oci:oci docker-archive:to-docker.tar
{
  echo "Docker to OCI: $(jq -c .config "$(blob "$(jq -r .config.digest "$manifest")")")"
  echo "OCI to Docker: $(tar -xOf to-docker.tar "$(tar -xOf to-docker.tar manifest.json | jq -r '.[0].Config')" | jq -c .config)"
} | tee seen.txt
printf '%s\n' 'Docker to OCI: {"Cmd":["/file"]}' "OCI to Docker: $properties" > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
