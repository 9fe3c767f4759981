using FinancePortal.Core;
using FinancePortal.Core.Data;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Payments;
using FinancePortal.Web.SignIn;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging();
builder.AddPortalSecurity();
builder.AddPortalPages();
builder.Services.AddPortalData(builder.Configuration);
builder.Services.AddPortalServices(builder.Configuration);
builder.Services.AddSingleton<PaymentRequestKeys>();
builder.AddPortalIdentity();
builder.Services.AddSingleton(TimeProvider.System);

var app = builder.Build();
app.UsePortalPipeline();
app.MapPortalPages();
await app.RunAsync();

public partial class Program;
