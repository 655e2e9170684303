#!/usr/bin/env bash
# Unpacks every Debian package of real media that docs/media-samples.md tells of into the folder named.
# About 170 MB; needs apt-get and an installed package list.
set -euo pipefail
target=$1
packages=(
  forensics-samples-files libjxl-testdata lomiri-wallpapers-20.04 golang-github-rwcarlsen-goexif-dev
  python-kivy-examples pocketsphinx-testdata sonic-pi-samples klettres-data
)
for package in "${packages[@]}"; do
  [ -e "$target/$package/complete" ] && continue
  rm -rf "${target:?}/$package"
  mkdir -p "$target/$package"
  scratch=$(mktemp -d)
  (cd "$scratch" && apt-get download --quiet -o APT::Sandbox::User=root "$package")
  dpkg-deb --extract "$scratch"/*.deb "$target/$package"
  rm -rf "$scratch"
  touch "$target/$package/complete"
done
