using FinancePortal.Core.Documents.Paper;
using FinancePortal.Core.Documents.Payoffs;
using FinancePortal.Core.Documents.Statements;
using FinancePortal.Core.Documents.Titles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddScoped<LetterCheckService>();
        services.AddScoped<TitleService>();
        services.AddSingleton(new PrintFolder(configuration["Documents:PrintFolder"] ?? ""));
    }
}
