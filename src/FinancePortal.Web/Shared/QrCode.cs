using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace FinancePortal.Web.Shared;

/// <summary>A QR code as one SVG path, black on white in every colour scheme: cameras want it so.</summary>
internal static class QrCode
{
    public static HtmlString Draw(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, size) = (code.ModuleMatrix, code.ModuleMatrix.Count); // with its quiet zone
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var start = x;
                while (x < size && rows[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
                }
            }
        }

        return new HtmlString($"""<svg role="img" aria-label="{HtmlEncoder.Default.Encode(label)}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" focusable="false"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
