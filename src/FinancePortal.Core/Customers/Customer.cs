namespace FinancePortal.Core.Customers;

/// <summary>A person the company knows, whether or not they ever sign in. Logins are <c>PortalUser</c>.</summary>
public sealed class Customer
{
    public long CustomerId { get; private set; }
    public string Reference { get; init; } = Values.Reference.New();
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    public DateOnly? BornOn { get; set; }
    public string Email { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Street { get; set; } = "";
    public string City { get; set; } = "";
    public string State { get; set; } = "";
    public string Zip { get; set; } = "";
    public DateTime CreatedAt { get; init; }
    public long Version { get; private set; }

    public string FullName => $"{FirstName} {LastName}";
}
