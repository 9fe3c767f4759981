using FinancePortal.Web.Shared.Navigation;

namespace FinancePortal.Web.SignIn;

/// <summary>What the steps of signing in hand to each other by way of the browser.</summary>
public sealed record SignInFlow(SignInCookies Cookies, FactorSetup Setup, SiteMap Pages);
