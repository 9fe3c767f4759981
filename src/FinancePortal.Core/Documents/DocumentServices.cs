using FinancePortal.Core.Documents.Agreements;
using FinancePortal.Core.Documents.Incoming;
using FinancePortal.Core.Documents.Letters;
using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Scanning;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Documents.Titles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinancePortal.Core.Documents;

/// <summary>The glovebox: papers, their files, statements, letters.</summary>
internal static class DocumentServices
{
    public static void AddDocumentServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DocumentPrinter>();
        services.AddScoped<DocumentService>();
        services.AddScoped<DocumentFileService>();
        services.AddScoped<StatementService>();
        services.AddScoped<DeliveryService>();
        services.AddScoped<PayoffLetterService>();
        services.AddScoped<AgreementPaperService>();
        services.AddScoped<AdverseActionService>();
        services.AddScoped<LetterCheckService>();
        services.AddScoped<PayoffShareService>();
        services.AddScoped<TitleService>();
        services.AddScoped<UploadService>();
        if (configuration["Documents:Clamd"] is { Length: > 0 } clamd)
        {
            var daemon = ClamdScanner.Parse(clamd);
            services.AddSingleton<IVirusScanner>(s => new ClamdScanner(daemon, s.GetRequiredService<ILogger<ClamdScanner>>()));
        }
        else
        {
            services.AddSingleton<IVirusScanner, NoVirusScanner>();
        }
    }
}
