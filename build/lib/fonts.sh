# The letters that PDFs are set in. Sourced, never run.

# Installs DejaVu Sans where the host looks for it, unless it is told another folder.
need_fonts() {
  [ -z "${Pdf__Fonts:-}" ] || return 0
  [ ! -f /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf ] || return 0
  may_install_or_ask 'The font DejaVu Sans is' fonts-dejavu-core
  install_packages fonts-dejavu-core
}
