#!/usr/bin/env bash
# Sets up a development machine (Debian-like): system libraries, then a virtual environment with the program in it.
#
#   installer/setup.sh run     what the program needs
#   installer/setup.sh test    that, and what its tests need (LibreOffice, Poppler, faces with rare characters)
#   installer/setup.sh journey the first, and a display of its own with keys and a clipboard
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

say() { printf '%s\n' "$*" >&2; }

# Qt's libraries: the first row for the offscreen platform, the second for a real window.
packages=(
  python3-venv libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
)
if [ "$purpose" = test ]; then
  packages+=(libreoffice-writer-nogui poppler-utils fonts-hanazono fonts-babelstone-han unicode-data)
elif [ "$purpose" = journey ]; then
  packages+=(xvfb xauth xdotool xclip)
fi

installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# A newer Debian has some libraries under a new name (…t64), and a full LibreOffice serves as well as the small one.
present() {
  case $1 in
    python3-venv) installed python3-venv || python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    libreoffice-writer-nogui) command -v soffice >/dev/null || installed libreoffice-writer-nogui ;;
    poppler-utils) command -v pdftotext >/dev/null ;;
    xvfb) command -v Xvfb >/dev/null ;;
    *) installed "$1" || installed "${1}t64" ;;
  esac
}

missing=()
for package in "${packages[@]}"; do present "$package" || missing+=("$package"); done
if [ ${#missing[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    say "本机缺少：${missing[*]}。请用系统的软件包管理器安装后再运行。"; exit 1
  elif [ "$(id -u)" = 0 ]; then as_root=()
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo)
  else
    say "请先以管理员身份安装：apt-get install ${missing[*]}"; exit 1
  fi
  say "安装系统组件：${missing[*]}"
  "${as_root[@]}" apt-get update -q >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
fi

python=
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || { say "需要 Python 3.11 或更新的版本。"; exit 1; }

[ "$purpose" = test ] && wanted='.[dev]' || wanted='.'
stamp=.venv/set-up-for-$purpose
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  say "安装程序组件……"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$wanted" >&2
  touch "$stamp"
fi
