using Microsoft.Extensions.Configuration;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace VoltKosova.Pdf;

/// <summary>
/// The letters that every page is set in: DejaVu Sans, which has all of Albanian and Serbian in both scripts and lies in Debian's package
/// <c>fonts-dejavu-core</c>. They are found in the folder <c>Pdf:Fonts</c>.
/// </summary>
internal sealed class PdfFonts
{
    private const string Setting = "Pdf:Fonts";
    private const string DebianFolder = "/usr/share/fonts/truetype/dejavu";
    private const string Regular = "DejaVuSans.ttf";
    private const string Bold = "DejaVuSans-Bold.ttf";

    private static readonly XPdfFontOptions _unicode = new(PdfFontEncoding.Unicode);

    private readonly string _folder;

    // PDFsharp has one resolver in a process. This one knows no folder: a family's name is its folder.
    static PdfFonts() => GlobalFontSettings.FontResolver = new FilesOfFolder();

    private PdfFonts(string folder) => _folder = folder;

    /// <exception cref="InvalidOperationException">A font is missing; one sentence that names the setting.</exception>
    public static PdfFonts Read(IConfiguration configuration)
    {
        var folder = configuration[Setting] is { Length: > 0 } set ? Path.GetFullPath(set) : DebianFolder;
        foreach (var file in (string[])[Regular, Bold])
        {
            if (!File.Exists(Path.Combine(folder, file)))
                throw new InvalidOperationException(
                    $"The setting {Setting} must name a folder with {Regular} and {Bold}, but {folder} has no {file}: " +
                    "Debian's package fonts-dejavu-core brings both.");
        }

        return new PdfFonts(folder);
    }

    public XFont Of(double size, bool bold = false) => new(_folder, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, _unicode);

    private sealed class FilesOfFolder : IFontResolver
    {
        public byte[] GetFont(string faceName) => File.ReadAllBytes(faceName);

        public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
            new(Path.Combine(familyName, isBold ? Bold : Regular));
    }
}
