using FinancePortal.Core.Notifications;
using FinancePortal.Core.Values;
using FinancePortal.Web.Infrastructure;
using FinancePortal.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FinancePortal.Web.Notifications;

[Authorize(Policy = Policies.Customer)]
public sealed class NotificationsController(NotificationService notifications, TimeProvider clock) : Controller
{
    /// <summary>More pages than 24 months of messages can fill.</summary>
    private const int LastPage = 10_000;

    [HttpGet("/notifications")]
    public async Task<IActionResult> List(int page = 1, CancellationToken cancellationToken = default)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        page = Math.Clamp(page, 1, LastPage);
        var rows = await notifications.ListAsync(User.CustomerId(), page, cancellationToken);
        return View(new NotificationListPage
        {
            Notifications = [.. rows.Take(NotificationService.PageSize)],
            Page = page,
            HasMore = rows.Count > NotificationService.PageSize,
            Today = clock.Today(),
        });
    }

    [HttpPost("/notifications/read")]
    public async Task<IActionResult> MarkAllRead(CancellationToken cancellationToken)
    {
        await notifications.MarkAllReadAsync(User.CustomerId(), cancellationToken);
        TempData.Say("All notifications are marked as read");
        return Redirect("/notifications");
    }
}
