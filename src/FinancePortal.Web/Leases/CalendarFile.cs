using System.Globalization;
using System.Text;

namespace FinancePortal.Web.Leases;

/// <summary>One all-day event.</summary>
/// <param name="Id">The same event again replaces the old one in a calendar.</param>
public sealed record CalendarEvent(string Id, DateOnly On, string Title, string Detail, TimeOnly? At = null);

/// <summary>Writes a calendar file (RFC 5545): CRLF, folded at 75 octets, text escaped.</summary>
public static class CalendarFile
{
    private const int LongestLine = 75;

    public static byte[] Write(IEnumerable<CalendarEvent> events, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(events);
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//FinancePortal//Calendar//EN");
        foreach (var e in events)
        {
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{e.Id}@financeportal");
            Line(file, $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            if (e.At is { } at)
            {
                // Floating: the dealer's own clock, wherever the calendar is.
                Line(file, $"DTSTART:{e.On.ToDateTime(at).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");
                Line(file, "DURATION:PT1H");
            }
            else
            {
                Line(file, $"DTSTART;VALUE=DATE:{e.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            }

            Line(file, $"SUMMARY:{Escape(e.Title)}");
            Line(file, $"DESCRIPTION:{Escape(e.Detail)}");
            Line(file, "END:VEVENT");
        }

        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line longer than 75 octets goes on after CRLF and a space; no character is cut in two.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
