using FinancePortal.Core;
using FinancePortal.Core.Data;
using FinancePortal.Web.Commands;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Payments;
using FinancePortal.Web.SignIn;

StartFailure.SaysPlainly();
var builder = WebApplication.CreateBuilder(args);
PortalData.BuildModelAhead(builder.Configuration);
builder.AddPortalLogging();
builder.AddPortalSecurity();
builder.AddPortalPages();
builder.Services.AddPortalData(builder.Configuration);
builder.AddPortalIdentity();
builder.Services.AddPortalServices(builder.Configuration);
builder.Services.AddSingleton<PaymentRequestKeys>();
builder.AddPortalOperations();
builder.Services.AddHealthChecks().AddDbContextCheck<PortalDbContext>("database");

var app = builder.Build();
app.UsePortalPipeline();
app.MapPortalPages();
return await app.RunPortalAsync(args);

public partial class Program;
