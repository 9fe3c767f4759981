using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FinancePortal.Core.Rules;
using FinancePortal.Web.Leases;
using FinancePortal.Web.Shared.Brand;
using FinancePortal.Web.Shared.Navigation;
using FinancePortal.Web.Staff.AsCustomer;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace FinancePortal.Web.Infrastructure;

/// <summary>How a page is found, filled, checked and answered: MVC and everything it needs.</summary>
internal static class PortalPages
{
    public static void AddPortalPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        _ = BrandPalette.From(BrandOptions.Read(builder.Configuration).Colour);
        services.AddRuledSettings(builder.Configuration, BrandOptions.Read);
        services.AddRuledSettings(builder.Configuration, configuration => new BrandStylesheet(BrandOptions.Read(configuration)));
        services.AddSingleton<SiteMap>();
        services.AddScoped<SignedInPerson>();
        services.AddHttpContextAccessor();

        services.AddControllersWithViews(mvc =>
        {
            mvc.Conventions.Add(new DevelopmentRoom(builder.Environment.IsDevelopment()));
            mvc.Filters.Add(new BodyTooLarge());
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<RefusalFilter>();
            mvc.Filters.Add<LeaseEndedFilter>();
            mvc.Filters.Add<CardNumberGuard>();
            mvc.Filters.Add<ValidateArguments>();
            mvc.ModelBinderProviders.Insert(0, new TypedTextBinders());
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            PlainWords.Use(mvc.ModelBindingMessageProvider);
        });
        services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.ViewLocationFormats.Clear();
            razor.ViewLocationFormats.Add("/Shared/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Shared/Layouts/{0}.cshtml");
            razor.AreaViewLocationFormats.Clear();
            razor.AreaViewLocationFormats.Add("/Shared/{0}.cshtml");
            razor.AreaViewLocationFormats.Add("/Shared/Layouts/{0}.cshtml");
            razor.ViewLocationExpanders.Add(new RoomViewLocations());
        });
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            var american = CultureInfo.GetCultureInfo("en-US");
            localization.DefaultRequestCulture = new RequestCulture(american);
            localization.SupportedCultures = [american];
            localization.SupportedUICultures = [american];
            localization.RequestCultureProviders.Clear();
        });

        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(Program).Assembly, includeInternalTypes: true))
        {
            services.AddScoped(validator.InterfaceType, validator.ValidatorType);
        }
    }

    /// <summary>Order matters: each line guards or serves all the lines below it.</summary>
    public static void UsePortalPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        if (app.Environment.IsDevelopment())
        {
            app.UseMiddleware<PlainHttpCookies>();
        }
        else
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/status",
            CreateScopeForErrors = true,
            StatusCodeSelector = Failures.StatusOf,
            SuppressDiagnosticsCallback = failure => Failures.StatusOf(failure.Exception) < 500,
        });
        app.UseStatusCodePagesWithReExecute("/status");
        app.Use(AnswerAsGet);
        app.UseMiddleware<SameOriginPosts>();
        app.UseRequestLocalization();
        app.UseMiddleware<AsCustomerAddresses>();
        app.UseRouting();
        app.UseMiddleware<UnknownAddresses>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<AsCustomerGate>();
        app.UseAuthorization();
    }

    public static void MapPortalPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapBrand();
        app.MapHealth();
        app.MapControllers().WithStaticAssets();
    }

    /// <summary>
    /// A page's headers can be asked for alone (monitors, link checkers); the server leaves the body out by itself. And a
    /// status page is shown, not sent to: a form that was too large or broken must not be read again for it.
    /// </summary>
    private static Task AnswerAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method)
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
