#!/usr/bin/env bash
# Saves an HTML document in the forms that test/import/forms.test.ts compares: document-forms.sh role.html FOLDER
# Needs pandoc, Chromium and LibreOffice Writer.
set -euo pipefail
source=$(realpath "$1")
folder=$(realpath "$2")
chromium=(chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync)
pandoc -f html -t markdown "$source" -o "$folder/by-pandoc.md"
pandoc -f html -t plain "$source" -o "$folder/by-pandoc.txt"
pandoc -f html -t docx "$source" -o "$folder/by-pandoc.docx"
"${chromium[@]}" --print-to-pdf="$folder/tagged-by-chromium.pdf" "file://$source" 2>/dev/null
cp "$source" "$folder/by-libreoffice.html"
soffice --headless --infilter="HTML (StarWriter)" --convert-to docx:"MS Word 2007 XML" --outdir "$folder" "$folder/by-libreoffice.html" >/dev/null 2>&1
cp "$folder/by-libreoffice.docx" "$folder/tagged-by-libreoffice.docx"
soffice --headless --convert-to 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}' --outdir "$folder" "$folder/tagged-by-libreoffice.docx" >/dev/null 2>&1
rm "$folder/by-libreoffice.html" "$folder/tagged-by-libreoffice.docx"
# What is copied when everything is selected.
page=$(mktemp --suffix=.html)
trap 'rm -f "$page"' EXIT
sed 's#</body>#<script>onload=()=>{const s=getSelection();s.selectAllChildren(document.body);const t=String(s);document.body.innerHTML="<pre></pre>";document.querySelector("pre").textContent=t}</script></body>#' "$source" > "$page"
"${chromium[@]}" --dump-dom "file://$page" 2>/dev/null |
  python3 -c 'import html, re, sys; print(html.unescape(re.search(r"<pre>(.*?)</pre>", sys.stdin.read(), re.S).group(1)))' \
    > "$folder/copied-from-chromium.txt"
