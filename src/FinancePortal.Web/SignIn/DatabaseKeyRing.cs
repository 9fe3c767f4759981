using System.Xml.Linq;
using FinancePortal.Core.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FinancePortal.Web.SignIn;

/// <summary>The data-protection key ring in the portal's database: a cookie or form of one instance is good on all.</summary>
internal sealed class DatabaseKeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<DataProtectionKeyService>().ReadAll().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<DataProtectionKeyService>().Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
    }
}
