using System.Collections.Frozen;

namespace FinancePortal.Core.Payments.Wallet;

/// <summary>
/// The bank that a routing number belongs to, for the numbers that most people have. The names come from general knowledge of the
/// numbers that large banks publish for their customers: no directory was copied, and they were not checked against the Federal
/// Reserve's. They only help to notice a wrong number; what is not here is simply "Your bank".
/// </summary>
public static class BankNames
{
    public const string Unknown = "Your bank";

    private static readonly FrozenDictionary<string, string> Names = new (string Bank, string[] Routing)[]
    {
        ("JPMorgan Chase Bank", ["021000021", "021202337", "022300173", "044000037", "065400137", "071000013", "072000326", "074000010", "075000019", "083000137", "102001017", "111000614", "122100024", "124001545", "267084131", "322271627", "325070760"]),
        ("Bank of America", ["011000138", "021000322", "026009593", "051000017", "052001633", "053000196", "054001204", "061000052", "063100277", "064000020", "071000505", "081000032", "101100045", "103000017", "111000025", "121000358", "122101706", "122400724", "125000024", "323070380"]),
        ("Wells Fargo Bank", ["021101108", "021200025", "031000503", "051400549", "053000219", "053207766", "054001220", "055003201", "061000227", "062000080", "063107513", "091000019", "102000076", "107002192", "111900659", "121000248", "121042882", "122105278", "124002971", "125008547"]),
        ("Citibank", ["021000089", "021001486", "021272655", "031100209", "052002166", "067004764", "271070801", "321070007", "321171184", "322271724"]),
        ("U.S. Bank", ["042000013", "064000059", "073000545", "075000022", "081000210", "091000022", "091215927", "102000021", "104000029", "121122676", "122105155", "122235821", "123000220", "123000848", "124302150", "125000105"]),
        ("PNC Bank", ["031000053", "031207607", "041000124", "043000096", "054000030", "071921891", "083000108", "267084199"]),
        ("Truist Bank", ["051404260", "053101121", "055002707", "061000104", "061113415", "063102152", "263191387"]),
        ("TD Bank", ["011103093", "011400071", "011600033", "021302567", "026013673", "031101266", "031201360", "036001808", "053902197", "054001725", "067014822", "211274450", "211370545"]),
        ("Capital One", ["031176110", "051405515", "056073502", "065000090", "255071981"]),
        ("Fifth Third Bank", ["041002711", "042000314", "042100230", "063103915", "064103833", "072405455", "074908594"]),
        ("KeyBank", ["021300077", "041001039", "125000574", "307070267"]),
        ("Regions Bank", ["062000019", "062005690", "063104668", "064000017", "065403626", "082000109"]),
        ("M&T Bank", ["022000046", "031302955", "052000113"]),
        ("Huntington National Bank", ["041000153", "044000024", "072403473"]),
        ("Ally Bank", ["124003116"]),
        ("Charles Schwab Bank", ["121202211"]),
        ("Discover Bank", ["031100649"]),
        ("Navy Federal Credit Union", ["256074974"]),
        ("USAA Federal Savings Bank", ["314074269"]),
        ("BECU", ["325081403"]),
        ("First Example Bank", ["123456780"]),
    }.SelectMany(b => b.Routing.Select(r => (Routing: r, b.Bank))).ToFrozenDictionary(b => b.Routing, b => b.Bank, StringComparer.Ordinal);

    public static IEnumerable<string> Known => Names.Keys;

    public static string Of(string routingNumber) => Names.GetValueOrDefault(routingNumber, Unknown);
}
