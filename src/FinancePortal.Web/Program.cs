using FinancePortal.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging();
builder.AddPortalSecurity();
builder.AddPortalPages();
builder.Services.AddSingleton(TimeProvider.System);

var app = builder.Build();
app.UsePortalPipeline();
app.MapPortalPages();
await app.RunAsync();

public partial class Program;
