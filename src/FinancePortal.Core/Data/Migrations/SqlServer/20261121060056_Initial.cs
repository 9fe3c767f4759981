using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace FinancePortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessLog",
                columns: table => new
                {
                    AccessLogEntryId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Event = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: true),
                    Factor = table.Column<int>(type: "int", nullable: true),
                    Device = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLog", x => x.AccessLogEntryId);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AttemptCounters",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WaitUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptCounters", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "AuditRows",
                columns: table => new
                {
                    AuditRowId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorKind = table.Column<int>(type: "int", nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: true),
                    Before = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    After = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditRows", x => x.AuditRowId);
                });

            migrationBuilder.CreateTable(
                name: "AuditSeals",
                columns: table => new
                {
                    AuditSealId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    AuditRowId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    KeyNumber = table.Column<int>(type: "int", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeals", x => x.AuditSealId);
                });

            migrationBuilder.CreateTable(
                name: "BankFiles",
                columns: table => new
                {
                    BankFileId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Modifier = table.Column<string>(type: "char(1)", unicode: false, fixedLength: true, maxLength: 1, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NextSequence = table.Column<int>(type: "int", nullable: false),
                    EntryCount = table.Column<int>(type: "int", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreditsCents = table.Column<long>(type: "bigint", nullable: false),
                    DebitsCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankFiles", x => x.BankFileId);
                });

            migrationBuilder.CreateTable(
                name: "Customers",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FirstName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    LastName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    BornOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Street = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    City = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    State = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Zip = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    Language = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    NoEmailAbout = table.Column<int>(type: "int", nullable: false),
                    MoneyOutHeldUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PaymentsFrozenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsRestricted = table.Column<bool>(type: "bit", nullable: false),
                    LastNameKey = table.Column<string>(type: "nvarchar(170)", maxLength: 170, nullable: false),
                    FirstNameKey = table.Column<string>(type: "nvarchar(170)", maxLength: 170, nullable: false),
                    PhoneKey = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customers", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    DataProtectionKeyId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Xml = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.DataProtectionKeyId);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceFiles",
                columns: table => new
                {
                    EvidenceFileId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContentType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    TakenInAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceFiles", x => x.EvidenceFileId);
                });

            migrationBuilder.CreateTable(
                name: "JobLeases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    DoneThrough = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLeases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "JobRuns",
                columns: table => new
                {
                    JobRunId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Job = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Said = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Failed = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRuns", x => x.JobRunId);
                });

            migrationBuilder.CreateTable(
                name: "JobSetAsides",
                columns: table => new
                {
                    JobSetAsideId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Job = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClearedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobSetAsides", x => x.JobSetAsideId);
                });

            migrationBuilder.CreateTable(
                name: "OutboxEmails",
                columns: table => new
                {
                    OutboxEmailId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MessageId = table.Column<string>(type: "varchar(80)", unicode: false, maxLength: 80, nullable: false),
                    To = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    TextBody = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    HtmlBody = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    SealedSecret = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: true),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LeaseOwner = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastError = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxEmails", x => x.OutboxEmailId);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedBankFiles",
                columns: table => new
                {
                    ReceivedBankFileId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Problems = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedBankFiles", x => x.ReceivedBankFileId);
                });

            migrationBuilder.CreateTable(
                name: "RuleVersions",
                columns: table => new
                {
                    RuleVersionId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Rule = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    OldValue = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    AskedByUserId = table.Column<long>(type: "bigint", nullable: false),
                    AskedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    DecidedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleVersions", x => x.RuleVersionId);
                });

            migrationBuilder.CreateTable(
                name: "SpentChallenges",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    SpentAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentChallenges", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "StoredFiles",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFiles", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "Vehicles",
                columns: table => new
                {
                    VehicleId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Vin = table.Column<string>(type: "char(17)", unicode: false, fixedLength: true, maxLength: 17, nullable: false),
                    ModelYear = table.Column<int>(type: "int", nullable: false),
                    Make = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Model = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Trim = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Condition = table.Column<int>(type: "int", nullable: false),
                    Plate = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false),
                    RecallsCheckedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vehicles", x => x.VehicleId);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    DisplayName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Dealership = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DisabledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.CustomerId);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallerCodes",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallerCodes", x => x.CustomerId);
                    table.ForeignKey(
                        name: "FK_CallerCodes_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomerSsns",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Sealed = table.Column<byte[]>(type: "varbinary(64)", maxLength: 64, nullable: false),
                    SealedKey = table.Column<int>(type: "int", nullable: false),
                    Lookup = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    LookupKey = table.Column<int>(type: "int", nullable: false),
                    LookupCost = table.Column<int>(type: "int", nullable: false),
                    LastFour = table.Column<string>(type: "char(4)", unicode: false, fixedLength: true, maxLength: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerSsns", x => x.CustomerId);
                    table.ForeignKey(
                        name: "FK_CustomerSsns_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryChoices",
                columns: table => new
                {
                    DeliveryChoiceId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Class = table.Column<int>(type: "int", nullable: false),
                    IsPaperless = table.Column<bool>(type: "bit", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BouncedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryChoices", x => x.DeliveryChoiceId);
                    table.ForeignKey(
                        name: "FK_DeliveryChoices_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    NotificationId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Link = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.NotificationId);
                    table.ForeignKey(
                        name: "FK_Notifications_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpenedFiles",
                columns: table => new
                {
                    OpenedFileId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    SessionId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    VerifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenedFiles", x => x.OpenedFileId);
                    table.ForeignKey(
                        name: "FK_OpenedFiles_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentMethods",
                columns: table => new
                {
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: true),
                    LastFour = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    BankName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Nickname = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RoutingNumber = table.Column<string>(type: "char(9)", unicode: false, fixedLength: true, maxLength: 9, nullable: true),
                    AccountNumber = table.Column<byte[]>(type: "varbinary(64)", maxLength: 64, nullable: true),
                    AccountNumberKey = table.Column<int>(type: "int", nullable: true),
                    ValidatedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    BlockedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    BlockedCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CardToken = table.Column<string>(type: "varchar(120)", unicode: false, maxLength: 120, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentMethods", x => x.PaymentMethodId);
                    table.CheckConstraint("CK_PaymentMethods_place", "Place BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_PaymentMethods_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PostalLetters",
                columns: table => new
                {
                    PostalLetterId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Addressee = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    SealedSecret = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PrintedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostalLetters", x => x.PostalLetterId);
                    table.ForeignKey(
                        name: "FK_PostalLetters_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegistrationAttempts",
                columns: table => new
                {
                    RegistrationAttemptId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    KeyHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    MayGoOn = table.Column<bool>(type: "bit", nullable: false),
                    CodeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    Mails = table.Column<int>(type: "int", nullable: false),
                    MailedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ProvenEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistrationAttempts", x => x.RegistrationAttemptId);
                    table.ForeignKey(
                        name: "FK_RegistrationAttempts_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReminderChoices",
                columns: table => new
                {
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderChoices", x => x.CustomerId);
                    table.ForeignKey(
                        name: "FK_ReminderChoices_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RiskSignals",
                columns: table => new
                {
                    RiskSignalId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RiskSignals", x => x.RiskSignalId);
                    table.ForeignKey(
                        name: "FK_RiskSignals_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FinancedAccounts",
                columns: table => new
                {
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    AccountNumber = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Product = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    LastSequence = table.Column<int>(type: "int", nullable: false),
                    Checkpoint = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    BalanceCreditCents = table.Column<long>(type: "bigint", nullable: false),
                    BalanceFeesCents = table.Column<long>(type: "bigint", nullable: false),
                    BalanceInterestCents = table.Column<long>(type: "bigint", nullable: false),
                    BalanceLeaseCents = table.Column<long>(type: "bigint", nullable: false),
                    BalancePrincipalCents = table.Column<long>(type: "bigint", nullable: false),
                    BalanceUnappliedCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FinancedAccounts", x => x.FinancedAccountId);
                    table.ForeignKey(
                        name: "FK_FinancedAccounts_Vehicles_VehicleId",
                        column: x => x.VehicleId,
                        principalTable: "Vehicles",
                        principalColumn: "VehicleId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VehicleRecalls",
                columns: table => new
                {
                    VehicleRecallId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Campaign = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Component = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Consequence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Remedy = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ReportedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoNotDrive = table.Column<bool>(type: "bit", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RepairedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    GoneAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VehicleRecalls", x => x.VehicleRecallId);
                    table.ForeignKey(
                        name: "FK_VehicleRecalls_Vehicles_VehicleId",
                        column: x => x.VehicleId,
                        principalTable: "Vehicles",
                        principalColumn: "VehicleId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkOrders",
                columns: table => new
                {
                    WorkOrderId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    DealerName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    DealerPhone = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    DealerEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Advisor = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    OpenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Miles = table.Column<int>(type: "int", nullable: true),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    PromisedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EstimateNumber = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrders", x => x.WorkOrderId);
                    table.ForeignKey(
                        name: "FK_WorkOrders_Vehicles_VehicleId",
                        column: x => x.VehicleId,
                        principalTable: "Vehicles",
                        principalColumn: "VehicleId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessRecoveries",
                columns: table => new
                {
                    AccessRecoveryId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StartedBy = table.Column<long>(type: "bigint", nullable: true),
                    CheckedBy = table.Column<long>(type: "bigint", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Evidence = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Ticket = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ApprovedBy = table.Column<long>(type: "bigint", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CompletedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRecoveries", x => x.AccessRecoveryId);
                    table.ForeignKey(
                        name: "FK_AccessRecoveries_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    UserId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AuthenticatorApps",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Secret = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: false),
                    SecretKey = table.Column<int>(type: "int", nullable: false),
                    LastStep = table.Column<long>(type: "bigint", nullable: false),
                    EnrolledAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthenticatorApps", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_AuthenticatorApps_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsentEvents",
                columns: table => new
                {
                    ConsentEventId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    TextHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Proof = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Device = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentEvents", x => x.ConsentEventId);
                    table.ForeignKey(
                        name: "FK_ConsentEvents_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ConsentEvents_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EmailChanges",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    NewEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    CodeHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmailChanges", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_EmailChanges_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    KeptFormId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Path = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Fields = table.Column<byte[]>(type: "varbinary(max)", maxLength: 16384, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => x.KeptFormId);
                    table.ForeignKey(
                        name: "FK_KeptForms_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KnownDevices",
                columns: table => new
                {
                    KnownDeviceId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Device = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FactorShownAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SkipsCodeUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownDevices", x => x.KnownDeviceId);
                    table.ForeignKey(
                        name: "FK_KnownDevices_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OneTimeTokens",
                columns: table => new
                {
                    OneTimeTokenId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeTokens", x => x.OneTimeTokenId);
                    table.ForeignKey(
                        name: "FK_OneTimeTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    PasskeyId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    CredentialId = table.Column<byte[]>(type: "varbinary(1024)", maxLength: 1024, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.PasskeyId);
                    table.ForeignKey(
                        name: "FK_Passkeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    RecoveryCodeId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Salt = table.Column<byte[]>(type: "binary(16)", fixedLength: true, maxLength: 16, nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.RecoveryCodeId);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoleChanges",
                columns: table => new
                {
                    RoleChangeId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Gives = table.Column<bool>(type: "bit", nullable: false),
                    Dealership = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    AskedByUserId = table.Column<long>(type: "bigint", nullable: false),
                    AskedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    DecidedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleChanges", x => x.RoleChangeId);
                    table.ForeignKey(
                        name: "FK_RoleChanges_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UserSessions",
                columns: table => new
                {
                    UserSessionId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    SecurityStamp = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Device = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Factor = table.Column<int>(type: "int", nullable: false),
                    AuthenticatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndReason = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserSessions", x => x.UserSessionId);
                    table.ForeignKey(
                        name: "FK_UserSessions_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CardSetups",
                columns: table => new
                {
                    CardSetupId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PageId = table.Column<string>(type: "varchar(255)", unicode: false, maxLength: 255, nullable: true),
                    Status = table.Column<int>(type: "int", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardSetups", x => x.CardSetupId);
                    table.ForeignKey(
                        name: "FK_CardSetups_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CardSetups_PaymentMethods_PaymentMethodId",
                        column: x => x.PaymentMethodId,
                        principalTable: "PaymentMethods",
                        principalColumn: "PaymentMethodId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MicroDepositChecks",
                columns: table => new
                {
                    MicroDepositCheckId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ArrivesOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    FirstCents = table.Column<long>(type: "bigint", nullable: false),
                    SecondCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MicroDepositChecks", x => x.MicroDepositCheckId);
                    table.ForeignKey(
                        name: "FK_MicroDepositChecks_PaymentMethods_PaymentMethodId",
                        column: x => x.PaymentMethodId,
                        principalTable: "PaymentMethods",
                        principalColumn: "PaymentMethodId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessLinks",
                columns: table => new
                {
                    AccessLinkId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Delivery = table.Column<int>(type: "int", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: true),
                    IssuedBy = table.Column<long>(type: "bigint", nullable: true),
                    IssuerName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SessionHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: true),
                    SessionEndsAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLinks", x => x.AccessLinkId);
                    table.ForeignKey(
                        name: "FK_AccessLinks_AspNetUsers_IssuedBy",
                        column: x => x.IssuedBy,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessLinks_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessLinks_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountEvents",
                columns: table => new
                {
                    AccountEventId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: true),
                    Rate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reverses = table.Column<int>(type: "int", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountEvents", x => x.AccountEventId);
                    table.ForeignKey(
                        name: "FK_AccountEvents_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountParties",
                columns: table => new
                {
                    AccountPartyId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    Rights = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountParties", x => x.AccountPartyId);
                    table.ForeignKey(
                        name: "FK_AccountParties_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountParties_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountTerms",
                columns: table => new
                {
                    AccountTermsId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    TermsVersion = table.Column<int>(type: "int", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ContractDate = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstDueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueDay = table.Column<int>(type: "int", nullable: false),
                    PaymentCount = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    LateFeeGraceDays = table.Column<int>(type: "int", nullable: false),
                    LateFeePercent = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    LateFeeStateCapPercent = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false),
                    LateFeeCapCents = table.Column<long>(type: "bigint", nullable: false),
                    LateFeeMinimumCents = table.Column<long>(type: "bigint", nullable: false),
                    ReturnedPaymentFeeCents = table.Column<long>(type: "bigint", nullable: false),
                    Rate = table.Column<decimal>(type: "decimal(9,8)", precision: 9, scale: 8, nullable: true),
                    DayCount = table.Column<int>(type: "int", nullable: true),
                    InterestRounding = table.Column<int>(type: "int", nullable: true),
                    Waterfall = table.Column<int>(type: "int", nullable: true),
                    LastPayment = table.Column<int>(type: "int", nullable: true),
                    DisclosedAprPercent = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    AmountFinancedCents = table.Column<long>(type: "bigint", nullable: true),
                    CashPriceCents = table.Column<long>(type: "bigint", nullable: true),
                    DownPaymentCents = table.Column<long>(type: "bigint", nullable: true),
                    InstallmentCents = table.Column<long>(type: "bigint", nullable: true),
                    PrepaidFinanceChargeCents = table.Column<long>(type: "bigint", nullable: true),
                    BalloonMonthsAfterLast = table.Column<int>(type: "int", nullable: true),
                    MayReturnVehicle = table.Column<bool>(type: "bit", nullable: true),
                    MilesPerYear = table.Column<int>(type: "int", nullable: true),
                    ExcessMileRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    BalloonCents = table.Column<long>(type: "bigint", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcquisitionFeeAtSigning = table.Column<bool>(type: "bit", nullable: true),
                    MoneyFactor = table.Column<decimal>(type: "decimal(10,9)", precision: 10, scale: 9, nullable: true),
                    TaxPercent = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    TaxRule = table.Column<int>(type: "int", nullable: true),
                    TaxOnReduction = table.Column<bool>(type: "bit", nullable: true),
                    LeaseTerms_MilesPerYear = table.Column<int>(type: "int", nullable: true),
                    StartOdometer = table.Column<int>(type: "int", nullable: true),
                    ExtraMilesBought = table.Column<int>(type: "int", nullable: true),
                    LeaseTerms_ExcessMileRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    BoughtMileRate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    UnusedMileCredit = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true),
                    MayPurchase = table.Column<bool>(type: "bit", nullable: true),
                    PurchaseFeeTaxed = table.Column<bool>(type: "bit", nullable: true),
                    EarlyPurchaseFeeTaxed = table.Column<bool>(type: "bit", nullable: true),
                    BalanceMethod = table.Column<int>(type: "int", nullable: true),
                    EarlyTerminationCappedAtRemainingPayments = table.Column<bool>(type: "bit", nullable: true),
                    AcquisitionFeeCents = table.Column<long>(type: "bigint", nullable: true),
                    AgreedValueCents = table.Column<long>(type: "bigint", nullable: true),
                    BasePaymentCents = table.Column<long>(type: "bigint", nullable: true),
                    CashReductionCents = table.Column<long>(type: "bigint", nullable: true),
                    DispositionFeeCents = table.Column<long>(type: "bigint", nullable: true),
                    MsrpCents = table.Column<long>(type: "bigint", nullable: true),
                    PurchaseOptionFeeCents = table.Column<long>(type: "bigint", nullable: true),
                    RebateCents = table.Column<long>(type: "bigint", nullable: true),
                    RegistrationFeesCents = table.Column<long>(type: "bigint", nullable: true),
                    ResidualValueCents = table.Column<long>(type: "bigint", nullable: true),
                    SecurityDepositCents = table.Column<long>(type: "bigint", nullable: true),
                    TradeInCents = table.Column<long>(type: "bigint", nullable: true),
                    WearCoverCents = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTerms", x => x.AccountTermsId);
                    table.ForeignKey(
                        name: "FK_AccountTerms_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AutopayEnrollments",
                columns: table => new
                {
                    AutopayEnrollmentId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: false),
                    AmountRule = table.Column<int>(type: "int", nullable: false),
                    Rhythm = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: true),
                    SecondDay = table.Column<int>(type: "int", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TakesBalloon = table.Column<bool>(type: "bit", nullable: false),
                    ChargesUpToCents = table.Column<long>(type: "bigint", nullable: true),
                    EnrolledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Authorization = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    NextDebitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SkippedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Paused = table.Column<int>(type: "int", nullable: true),
                    DisputedFee = table.Column<int>(type: "int", nullable: true),
                    PausedThrough = table.Column<DateOnly>(type: "date", nullable: true),
                    AnnouncedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutopayEnrollments", x => x.AutopayEnrollmentId);
                    table.ForeignKey(
                        name: "FK_AutopayEnrollments_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AutopayEnrollments_PaymentMethods_PaymentMethodId",
                        column: x => x.PaymentMethodId,
                        principalTable: "PaymentMethods",
                        principalColumn: "PaymentMethodId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AutopayNotices",
                columns: table => new
                {
                    AutopayNoticeId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    DebitOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutopayNotices", x => x.AutopayNoticeId);
                    table.ForeignKey(
                        name: "FK_AutopayNotices_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectionFlags",
                columns: table => new
                {
                    CollectionFlagId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    PastDueSince = table.Column<DateOnly>(type: "date", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedBecause = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionFlags", x => x.CollectionFlagId);
                    table.ForeignKey(
                        name: "FK_CollectionFlags_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Corrections",
                columns: table => new
                {
                    CorrectionId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: true),
                    NewDate = table.Column<DateOnly>(type: "date", nullable: true),
                    ApplyAs = table.Column<int>(type: "int", nullable: true),
                    TargetAccountId = table.Column<long>(type: "bigint", nullable: true),
                    TakesBackLateFees = table.Column<bool>(type: "bit", nullable: false),
                    Field = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OldValue = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    NewValue = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    EvidenceFileId = table.Column<long>(type: "bigint", nullable: true),
                    EvidenceReference = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    MadeByUserId = table.Column<long>(type: "bigint", nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    DecidedByUserId = table.Column<long>(type: "bigint", nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecisionNote = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    FirstSequence = table.Column<int>(type: "int", nullable: true),
                    LastSequence = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    AtStakeCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Corrections", x => x.CorrectionId);
                    table.ForeignKey(
                        name: "FK_Corrections_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Corrections_EvidenceFiles_EvidenceFileId",
                        column: x => x.EvidenceFileId,
                        principalTable: "EvidenceFiles",
                        principalColumn: "EvidenceFileId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Corrections_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Corrections_FinancedAccounts_TargetAccountId",
                        column: x => x.TargetAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    DocumentId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: true),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    DatedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Form = table.Column<int>(type: "int", nullable: false),
                    ContentType = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Sha256 = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    UploadedBy = table.Column<long>(type: "bigint", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedWhy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Delivery = table.Column<int>(type: "int", nullable: false),
                    HeldUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.DocumentId);
                    table.ForeignKey(
                        name: "FK_Documents_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HelpAgreements",
                columns: table => new
                {
                    HelpAgreementId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    SignedName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SignedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BookedBySequence = table.Column<int>(type: "int", nullable: false),
                    ExtraInterestCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HelpAgreements", x => x.HelpAgreementId);
                    table.ForeignKey(
                        name: "FK_HelpAgreements_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HelpAgreements_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Journals",
                columns: table => new
                {
                    JournalId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    EventSequence = table.Column<int>(type: "int", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BookedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReversesJournalId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journals", x => x.JournalId);
                    table.ForeignKey(
                        name: "FK_Journals_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Journals_Journals_ReversesJournalId",
                        column: x => x.ReversesJournalId,
                        principalTable: "Journals",
                        principalColumn: "JournalId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeaseCharges",
                columns: table => new
                {
                    LeaseChargeId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    EventSequence = table.Column<int>(type: "int", nullable: true),
                    Steps = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Photo = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    DisputedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Dispute = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false),
                    FullCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaseCharges", x => x.LeaseChargeId);
                    table.ForeignKey(
                        name: "FK_LeaseCharges_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeasePapers",
                columns: table => new
                {
                    LeasePaperId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SignedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeasePapers", x => x.LeasePaperId);
                    table.ForeignKey(
                        name: "FK_LeasePapers_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeasePlans",
                columns: table => new
                {
                    LeasePlanId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Choice = table.Column<int>(type: "int", nullable: true),
                    ExtensionMonths = table.Column<int>(type: "int", nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Done = table.Column<int>(type: "int", nullable: false),
                    WearCents = table.Column<long>(type: "bigint", nullable: true),
                    InspectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WearAcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeasePlans", x => x.LeasePlanId);
                    table.ForeignKey(
                        name: "FK_LeasePlans_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeasePurchases",
                columns: table => new
                {
                    LeasePurchaseId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TitleSentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TitleConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeasePurchases", x => x.LeasePurchaseId);
                    table.ForeignKey(
                        name: "FK_LeasePurchases_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentReminders",
                columns: table => new
                {
                    PaymentReminderId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Ahead = table.Column<int>(type: "int", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentReminders", x => x.PaymentReminderId);
                    table.ForeignKey(
                        name: "FK_PaymentReminders_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentReminders_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Payments",
                columns: table => new
                {
                    PaymentId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    ConfirmationNumber = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: true),
                    MethodName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    MethodLastFour = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<int>(type: "int", nullable: false),
                    RequestKey = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    CreditOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    BankStatus = table.Column<int>(type: "int", nullable: false),
                    ReturnCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    RetryOfPaymentId = table.Column<long>(type: "bigint", nullable: true),
                    RetryNumber = table.Column<int>(type: "int", nullable: true),
                    CreditedBySequence = table.Column<int>(type: "int", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreditedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FinalAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UserId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.PaymentId);
                    table.CheckConstraint("CK_Payments_at_most_two_retries", "(RetryOfPaymentId IS NULL AND RetryNumber IS NULL) OR (RetryOfPaymentId IS NOT NULL AND RetryNumber IS NOT NULL AND RetryNumber BETWEEN 1 AND 2)");
                    table.ForeignKey(
                        name: "FK_Payments_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Payments_PaymentMethods_PaymentMethodId",
                        column: x => x.PaymentMethodId,
                        principalTable: "PaymentMethods",
                        principalColumn: "PaymentMethodId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Payments_Payments_RetryOfPaymentId",
                        column: x => x.RetryOfPaymentId,
                        principalTable: "Payments",
                        principalColumn: "PaymentId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Photos",
                columns: table => new
                {
                    PhotoId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Orientation = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    TakenInAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Photos", x => x.PhotoId);
                    table.ForeignKey(
                        name: "FK_Photos_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Refunds",
                columns: table => new
                {
                    RefundId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    ConfirmationNumber = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: true),
                    MethodName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    MethodLastFour = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false),
                    DueBy = table.Column<DateOnly>(type: "date", nullable: false),
                    IsRequested = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    BookedBySequence = table.Column<int>(type: "int", nullable: true),
                    BookedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReturnCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refunds", x => x.RefundId);
                    table.ForeignKey(
                        name: "FK_Refunds_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Refunds_PaymentMethods_PaymentMethodId",
                        column: x => x.PaymentMethodId,
                        principalTable: "PaymentMethods",
                        principalColumn: "PaymentMethodId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnAppointments",
                columns: table => new
                {
                    ReturnAppointmentId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Dealer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<TimeOnly>(type: "time", nullable: false),
                    BookedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnAppointments", x => x.ReturnAppointmentId);
                    table.ForeignKey(
                        name: "FK_ReturnAppointments_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServicePlans",
                columns: table => new
                {
                    ServicePlanId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    ContractNumber = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Vin = table.Column<string>(type: "char(17)", unicode: false, fixedLength: true, maxLength: 17, nullable: false),
                    FormNumber = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    StartMiles = table.Column<int>(type: "int", nullable: false),
                    EndMiles = table.Column<int>(type: "int", nullable: true),
                    SoldBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: true),
                    LinkedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Status = table.Column<int>(type: "int", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedWhy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    RefundedBySequence = table.Column<int>(type: "int", nullable: true),
                    CancellationNumber = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    TransferNewOwner = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    TransferNewOwnerEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    TransferAskedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    PriceCents = table.Column<long>(type: "bigint", nullable: false),
                    RefundedCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServicePlans", x => x.ServicePlanId);
                    table.ForeignKey(
                        name: "FK_ServicePlans_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceRequests",
                columns: table => new
                {
                    ServiceRequestId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Orders = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    NoticeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CheckedByUserId = table.Column<long>(type: "bigint", nullable: true),
                    CheckedBy = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GrantedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RefundCents = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRequests", x => x.ServiceRequestId);
                    table.ForeignKey(
                        name: "FK_ServiceRequests_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffCases",
                columns: table => new
                {
                    StaffCaseId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    OwnerUserId = table.Column<long>(type: "bigint", nullable: true),
                    OwnerName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OpenKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffCases", x => x.StaffCaseId);
                    table.ForeignKey(
                        name: "FK_StaffCases_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "CustomerId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StaffCases_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TitleReleases",
                columns: table => new
                {
                    TitleReleaseId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    IsElectronic = table.Column<bool>(type: "bit", nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FundsFinalOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MailedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Tracking = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WarnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LateToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TitleReleases", x => x.TitleReleaseId);
                    table.ForeignKey(
                        name: "FK_TitleReleases_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VehicleReturns",
                columns: table => new
                {
                    VehicleReturnId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    DealerName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    HandedOverOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HandedOverAt = table.Column<TimeOnly>(type: "time", nullable: false),
                    Odometer = table.Column<int>(type: "int", nullable: false),
                    Photos = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CaseOpenedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    BookedInAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VehicleReturns", x => x.VehicleReturnId);
                    table.ForeignKey(
                        name: "FK_VehicleReturns_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WearNotes",
                columns: table => new
                {
                    WearNoteId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Area = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Counted = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Photo = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WearNotes", x => x.WearNoteId);
                    table.ForeignKey(
                        name: "FK_WearNotes_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "YearEndFigures",
                columns: table => new
                {
                    YearEndFigureId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    HasForm = table.Column<bool>(type: "bit", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    InterestCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YearEndFigures", x => x.YearEndFigureId);
                    table.ForeignKey(
                        name: "FK_YearEndFigures_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkOrderLines",
                columns: table => new
                {
                    WorkOrderLineId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WorkOrderId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Service = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false),
                    CoveredBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Decision = table.Column<int>(type: "int", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderLines", x => x.WorkOrderLineId);
                    table.ForeignKey(
                        name: "FK_WorkOrderLines_WorkOrders_WorkOrderId",
                        column: x => x.WorkOrderId,
                        principalTable: "WorkOrders",
                        principalColumn: "WorkOrderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkOrderSteps",
                columns: table => new
                {
                    WorkOrderStepId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WorkOrderId = table.Column<long>(type: "bigint", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkOrderSteps", x => x.WorkOrderStepId);
                    table.ForeignKey(
                        name: "FK_WorkOrderSteps_WorkOrders_WorkOrderId",
                        column: x => x.WorkOrderId,
                        principalTable: "WorkOrders",
                        principalColumn: "WorkOrderId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InsuranceProofs",
                columns: table => new
                {
                    InsuranceProofId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Insurer = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    PolicyLastFour = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    CoversFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    CoversUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    DecidedWhy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InsuranceProofs", x => x.InsuranceProofId);
                    table.ForeignKey(
                        name: "FK_InsuranceProofs_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "DocumentId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InsuranceProofs_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IssuedLetters",
                columns: table => new
                {
                    IssuedLetterId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Number = table.Column<string>(type: "varchar(13)", unicode: false, maxLength: 13, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    GoodThrough = table.Column<DateOnly>(type: "date", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ShareHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    SharedWith = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Remittance = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    RemittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TotalCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IssuedLetters", x => x.IssuedLetterId);
                    table.ForeignKey(
                        name: "FK_IssuedLetters_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "DocumentId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IssuedLetters_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MaintenanceRecords",
                columns: table => new
                {
                    MaintenanceRecordId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Service = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Miles = table.Column<int>(type: "int", nullable: true),
                    Place = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    IsDealers = table.Column<bool>(type: "bit", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    DecidedWhy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    RequestKey = table.Column<string>(type: "varchar(80)", unicode: false, maxLength: 80, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MaintenanceRecords", x => x.MaintenanceRecordId);
                    table.ForeignKey(
                        name: "FK_MaintenanceRecords_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "DocumentId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MaintenanceRecords_Vehicles_VehicleId",
                        column: x => x.VehicleId,
                        principalTable: "Vehicles",
                        principalColumn: "VehicleId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    LedgerEntryId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    JournalId = table.Column<long>(type: "bigint", nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Account = table.Column<int>(type: "int", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.LedgerEntryId);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_Journals_JournalId",
                        column: x => x.JournalId,
                        principalTable: "Journals",
                        principalColumn: "JournalId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CardCharges",
                columns: table => new
                {
                    CardChargeId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PaymentId = table.Column<long>(type: "bigint", nullable: false),
                    ProcessorId = table.Column<string>(type: "varchar(255)", unicode: false, maxLength: 255, nullable: true),
                    Status = table.Column<int>(type: "int", nullable: false),
                    DeclineCode = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardCharges", x => x.CardChargeId);
                    table.ForeignKey(
                        name: "FK_CardCharges_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "PaymentId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentalCharges",
                columns: table => new
                {
                    IncidentalChargeId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    FinancedAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    OriginNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    IncurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PhotoId = table.Column<long>(type: "bigint", nullable: true),
                    BilledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    DisputeReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    DisputedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentalCharges", x => x.IncidentalChargeId);
                    table.ForeignKey(
                        name: "FK_IncidentalCharges_FinancedAccounts_FinancedAccountId",
                        column: x => x.FinancedAccountId,
                        principalTable: "FinancedAccounts",
                        principalColumn: "FinancedAccountId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentalCharges_Photos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "Photos",
                        principalColumn: "PhotoId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OdometerReadings",
                columns: table => new
                {
                    OdometerReadingId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Miles = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<int>(type: "int", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    KeptAfterQuestion = table.Column<bool>(type: "bit", nullable: false),
                    PhotoId = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnWhy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OdometerReadings", x => x.OdometerReadingId);
                    table.ForeignKey(
                        name: "FK_OdometerReadings_Photos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "Photos",
                        principalColumn: "PhotoId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OdometerReadings_Vehicles_VehicleId",
                        column: x => x.VehicleId,
                        principalTable: "Vehicles",
                        principalColumn: "VehicleId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BankFileEntries",
                columns: table => new
                {
                    BankFileEntryId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BankFileId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    RefundId = table.Column<long>(type: "bigint", nullable: true),
                    MicroDepositCheckId = table.Column<long>(type: "bigint", nullable: true),
                    PaymentMethodId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Trace = table.Column<string>(type: "char(15)", unicode: false, fixedLength: true, maxLength: 15, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReturnCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    AmountCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankFileEntries", x => x.BankFileEntryId);
                    table.ForeignKey(
                        name: "FK_BankFileEntries_BankFiles_BankFileId",
                        column: x => x.BankFileId,
                        principalTable: "BankFiles",
                        principalColumn: "BankFileId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankFileEntries_MicroDepositChecks_MicroDepositCheckId",
                        column: x => x.MicroDepositCheckId,
                        principalTable: "MicroDepositChecks",
                        principalColumn: "MicroDepositCheckId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankFileEntries_PaymentMethods_PaymentMethodId",
                        column: x => x.PaymentMethodId,
                        principalTable: "PaymentMethods",
                        principalColumn: "PaymentMethodId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankFileEntries_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "PaymentId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BankFileEntries_Refunds_RefundId",
                        column: x => x.RefundId,
                        principalTable: "Refunds",
                        principalColumn: "RefundId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanClaims",
                columns: table => new
                {
                    PlanClaimId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Reference = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: false),
                    ServicePlanId = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    HappenedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RequestKey = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AskedCents = table.Column<long>(type: "bigint", nullable: false),
                    PaidCents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanClaims", x => x.PlanClaimId);
                    table.ForeignKey(
                        name: "FK_PlanClaims_ServicePlans_ServicePlanId",
                        column: x => x.ServicePlanId,
                        principalTable: "ServicePlans",
                        principalColumn: "ServicePlanId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LetterLookups",
                columns: table => new
                {
                    LetterLookupId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IssuedLetterId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Asker = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Verdict = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterLookups", x => x.LetterLookupId);
                    table.ForeignKey(
                        name: "FK_LetterLookups_IssuedLetters_IssuedLetterId",
                        column: x => x.IssuedLetterId,
                        principalTable: "IssuedLetters",
                        principalColumn: "IssuedLetterId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedBankEntries",
                columns: table => new
                {
                    ReceivedBankEntryId = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ReceivedBankFileId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    OriginalTrace = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: false),
                    BankFileEntryId = table.Column<long>(type: "bigint", nullable: true),
                    Outcome = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedBankEntries", x => x.ReceivedBankEntryId);
                    table.ForeignKey(
                        name: "FK_ReceivedBankEntries_BankFileEntries_BankFileEntryId",
                        column: x => x.BankFileEntryId,
                        principalTable: "BankFileEntries",
                        principalColumn: "BankFileEntryId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceivedBankEntries_ReceivedBankFiles_ReceivedBankFileId",
                        column: x => x.ReceivedBankFileId,
                        principalTable: "ReceivedBankFiles",
                        principalColumn: "ReceivedBankFileId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "AspNetRoles",
                columns: new[] { "Id", "ConcurrencyStamp", "Name", "NormalizedName" },
                values: new object[,]
                {
                    { 1L, "customer", "customer", "CUSTOMER" },
                    { 2L, "dealer-user", "dealer-user", "DEALER-USER" },
                    { 3L, "dealer-admin", "dealer-admin", "DEALER-ADMIN" },
                    { 4L, "support", "support", "SUPPORT" },
                    { 5L, "supervisor", "supervisor", "SUPERVISOR" },
                    { 6L, "underwriter", "underwriter", "UNDERWRITER" },
                    { 7L, "auditor", "auditor", "AUDITOR" },
                    { 8L, "administrator", "administrator", "ADMINISTRATOR" }
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_CustomerId",
                table: "AccessLinks",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_FinancedAccountId",
                table: "AccessLinks",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_Hash",
                table: "AccessLinks",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_IssuedBy_CreatedAt",
                table: "AccessLinks",
                columns: new[] { "IssuedBy", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_Reference",
                table: "AccessLinks",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessLinks_SessionHash",
                table: "AccessLinks",
                column: "SessionHash");

            migrationBuilder.CreateIndex(
                name: "IX_AccessLog_UserId_At",
                table: "AccessLog",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRecoveries_Reference",
                table: "AccessRecoveries",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessRecoveries_UserId",
                table: "AccessRecoveries",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_FinancedAccountId_Sequence",
                table: "AccountEvents",
                columns: new[] { "FinancedAccountId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountParties_CustomerId_FinancedAccountId_Role",
                table: "AccountParties",
                columns: new[] { "CustomerId", "FinancedAccountId", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountParties_FinancedAccountId",
                table: "AccountParties",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountTerms_FinancedAccountId_TermsVersion",
                table: "AccountTerms",
                columns: new[] { "FinancedAccountId", "TermsVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true,
                filter: "[NormalizedName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_CustomerId",
                table: "AspNetUsers",
                column: "CustomerId",
                unique: true,
                filter: "[CustomerId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttemptCounters_Since",
                table: "AttemptCounters",
                column: "Since");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRows_Action",
                table: "AuditRows",
                column: "Action");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRows_ActorName",
                table: "AuditRows",
                column: "ActorName");

            migrationBuilder.CreateIndex(
                name: "IX_AuditRows_CustomerId_At",
                table: "AuditRows",
                columns: new[] { "CustomerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRows_FinancedAccountId_At",
                table: "AuditRows",
                columns: new[] { "FinancedAccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditRows_Subject",
                table: "AuditRows",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_AuditRowId",
                table: "AuditSeals",
                column: "AuditRowId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeals_Number",
                table: "AuditSeals",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AutopayEnrollments_next",
                table: "AutopayEnrollments",
                column: "NextDebitOn",
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AutopayEnrollments_one_active",
                table: "AutopayEnrollments",
                column: "FinancedAccountId",
                unique: true,
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AutopayEnrollments_PaymentMethodId",
                table: "AutopayEnrollments",
                column: "PaymentMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_AutopayEnrollments_Reference",
                table: "AutopayEnrollments",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AutopayNotices_FinancedAccountId_DebitOn",
                table: "AutopayNotices",
                columns: new[] { "FinancedAccountId", "DebitOn" });

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_BankFileId_Sequence",
                table: "BankFileEntries",
                columns: new[] { "BankFileId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_EffectiveOn",
                table: "BankFileEntries",
                column: "EffectiveOn");

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_MicroDepositCheckId_Kind",
                table: "BankFileEntries",
                columns: new[] { "MicroDepositCheckId", "Kind" },
                unique: true,
                filter: "[MicroDepositCheckId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_PaymentId",
                table: "BankFileEntries",
                column: "PaymentId",
                unique: true,
                filter: "[PaymentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_PaymentMethodId",
                table: "BankFileEntries",
                column: "PaymentMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_RefundId",
                table: "BankFileEntries",
                column: "RefundId",
                unique: true,
                filter: "[RefundId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankFileEntries_Trace",
                table: "BankFileEntries",
                column: "Trace");

            migrationBuilder.CreateIndex(
                name: "IX_BankFiles_CreatedOn_Modifier",
                table: "BankFiles",
                columns: new[] { "CreatedOn", "Modifier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankFiles_one_unsent_a_day",
                table: "BankFiles",
                column: "BusinessDate",
                unique: true,
                filter: "SentAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BankFiles_Reference",
                table: "BankFiles",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_KeyHash",
                table: "CalendarFeeds",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CardCharges_PaymentId",
                table: "CardCharges",
                column: "PaymentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CardCharges_ProcessorId",
                table: "CardCharges",
                column: "ProcessorId",
                unique: true,
                filter: "[ProcessorId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CardCharges_Status_CreatedAt",
                table: "CardCharges",
                columns: new[] { "Status", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CardSetups_CustomerId",
                table: "CardSetups",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_CardSetups_PageId",
                table: "CardSetups",
                column: "PageId",
                unique: true,
                filter: "[PageId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CardSetups_PaymentMethodId",
                table: "CardSetups",
                column: "PaymentMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_CardSetups_Reference",
                table: "CardSetups",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CardSetups_Status_StartedAt",
                table: "CardSetups",
                columns: new[] { "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionFlags_one_standing",
                table: "CollectionFlags",
                column: "FinancedAccountId",
                unique: true,
                filter: "EndedOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_CustomerId",
                table: "ConsentEvents",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEvents_UserId",
                table: "ConsentEvents",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_CustomerId",
                table: "Corrections",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_EvidenceFileId",
                table: "Corrections",
                column: "EvidenceFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_FinancedAccountId",
                table: "Corrections",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_Reference",
                table: "Corrections",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_State_MadeAt",
                table: "Corrections",
                columns: new[] { "State", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Corrections_TargetAccountId",
                table: "Corrections",
                column: "TargetAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Email",
                table: "Customers",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_FirstNameKey",
                table: "Customers",
                column: "FirstNameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_LastNameKey",
                table: "Customers",
                column: "LastNameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_PhoneKey",
                table: "Customers",
                column: "PhoneKey");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Reference",
                table: "Customers",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Zip_FirstNameKey",
                table: "Customers",
                columns: new[] { "Zip", "FirstNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Zip_LastNameKey",
                table: "Customers",
                columns: new[] { "Zip", "LastNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerSsns_Lookup",
                table: "CustomerSsns",
                column: "Lookup",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerSsns_SealedKey_LookupKey",
                table: "CustomerSsns",
                columns: new[] { "SealedKey", "LookupKey" });

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryChoices_CustomerId_Class",
                table: "DeliveryChoices",
                columns: new[] { "CustomerId", "Class" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_CustomerId_DatedOn",
                table: "Documents",
                columns: new[] { "CustomerId", "DatedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_FinancedAccountId_Kind_Subject",
                table: "Documents",
                columns: new[] { "FinancedAccountId", "Kind", "Subject" },
                unique: true,
                filter: "FinancedAccountId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Reference",
                table: "Documents",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documents_to_print",
                table: "Documents",
                column: "CreatedAt",
                filter: "Delivery = 2 AND DeliveredAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FinancedAccounts_AccountNumber",
                table: "FinancedAccounts",
                column: "AccountNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FinancedAccounts_Reference",
                table: "FinancedAccounts",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FinancedAccounts_Status_NextDueOn",
                table: "FinancedAccounts",
                columns: new[] { "Status", "NextDueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FinancedAccounts_VehicleId",
                table: "FinancedAccounts",
                column: "VehicleId");

            migrationBuilder.CreateIndex(
                name: "IX_HelpAgreements_CustomerId",
                table: "HelpAgreements",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_HelpAgreements_FinancedAccountId_BookedBySequence",
                table: "HelpAgreements",
                columns: new[] { "FinancedAccountId", "BookedBySequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HelpAgreements_Reference",
                table: "HelpAgreements",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentalCharges_FinancedAccountId_Origin_OriginNumber",
                table: "IncidentalCharges",
                columns: new[] { "FinancedAccountId", "Origin", "OriginNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentalCharges_FinancedAccountId_Sequence",
                table: "IncidentalCharges",
                columns: new[] { "FinancedAccountId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentalCharges_PhotoId",
                table: "IncidentalCharges",
                column: "PhotoId");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentalCharges_Reference",
                table: "IncidentalCharges",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InsuranceProofs_DocumentId",
                table: "InsuranceProofs",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_InsuranceProofs_FinancedAccountId_DocumentId",
                table: "InsuranceProofs",
                columns: new[] { "FinancedAccountId", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InsuranceProofs_Reference",
                table: "InsuranceProofs",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InsuranceProofs_waiting",
                table: "InsuranceProofs",
                column: "Status",
                filter: "Status = 1");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedLetters_DocumentId",
                table: "IssuedLetters",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedLetters_FinancedAccountId",
                table: "IssuedLetters",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_IssuedLetters_Number",
                table: "IssuedLetters",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IssuedLetters_ShareHash",
                table: "IssuedLetters",
                column: "ShareHash",
                unique: true,
                filter: "ShareHash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JobRuns_Job_JobRunId",
                table: "JobRuns",
                columns: new[] { "Job", "JobRunId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobSetAsides_one_open",
                table: "JobSetAsides",
                columns: new[] { "Job", "Subject" },
                unique: true,
                filter: "ClearedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Journals_FinancedAccountId_EventSequence",
                table: "Journals",
                columns: new[] { "FinancedAccountId", "EventSequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Journals_ReversesJournalId",
                table: "Journals",
                column: "ReversesJournalId",
                unique: true,
                filter: "[ReversesJournalId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_Reference",
                table: "KeptForms",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_UserId",
                table: "KeptForms",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_KnownDevices_Reference",
                table: "KnownDevices",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnownDevices_UserId_TokenHash",
                table: "KnownDevices",
                columns: new[] { "UserId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeaseCharges_FinancedAccountId",
                table: "LeaseCharges",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_LeaseCharges_Reference",
                table: "LeaseCharges",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeasePapers_FinancedAccountId",
                table: "LeasePapers",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_LeasePapers_Reference",
                table: "LeasePapers",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeasePlans_FinancedAccountId",
                table: "LeasePlans",
                column: "FinancedAccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeasePurchases_FinancedAccountId",
                table: "LeasePurchases",
                column: "FinancedAccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_FinancedAccountId_Account",
                table: "LedgerEntries",
                columns: new[] { "FinancedAccountId", "Account" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_JournalId",
                table: "LedgerEntries",
                column: "JournalId");

            migrationBuilder.CreateIndex(
                name: "IX_LetterLookups_IssuedLetterId",
                table: "LetterLookups",
                column: "IssuedLetterId");

            migrationBuilder.CreateIndex(
                name: "IX_MaintenanceRecords_DocumentId",
                table: "MaintenanceRecords",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_MaintenanceRecords_Reference",
                table: "MaintenanceRecords",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MaintenanceRecords_RequestKey",
                table: "MaintenanceRecords",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MaintenanceRecords_VehicleId",
                table: "MaintenanceRecords",
                column: "VehicleId");

            migrationBuilder.CreateIndex(
                name: "IX_MaintenanceRecords_waiting",
                table: "MaintenanceRecords",
                column: "Status",
                filter: "Status = 2");

            migrationBuilder.CreateIndex(
                name: "IX_MicroDepositChecks_PaymentMethodId",
                table: "MicroDepositChecks",
                column: "PaymentMethodId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MicroDepositChecks_SentAt",
                table: "MicroDepositChecks",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_CustomerId_CreatedAt",
                table: "Notifications",
                columns: new[] { "CustomerId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_unread",
                table: "Notifications",
                column: "CustomerId",
                filter: "ReadAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OdometerReadings_PhotoId",
                table: "OdometerReadings",
                column: "PhotoId");

            migrationBuilder.CreateIndex(
                name: "IX_OdometerReadings_Reference",
                table: "OdometerReadings",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OdometerReadings_standing",
                table: "OdometerReadings",
                columns: new[] { "VehicleId", "ReadOn", "Miles" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeTokens_Hash",
                table: "OneTimeTokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeTokens_UserId_Purpose",
                table: "OneTimeTokens",
                columns: new[] { "UserId", "Purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_OpenedFiles_CustomerId",
                table: "OpenedFiles",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_OpenedFiles_SessionId_CustomerId_EndsAt",
                table: "OpenedFiles",
                columns: new[] { "SessionId", "CustomerId", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxEmails_DueAt",
                table: "OutboxEmails",
                column: "DueAt",
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxEmails_MessageId",
                table: "OutboxEmails",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_CredentialId",
                table: "Passkeys",
                column: "CredentialId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_Reference",
                table: "Passkeys",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_UserId",
                table: "Passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentMethods_CustomerId_Place",
                table: "PaymentMethods",
                columns: new[] { "CustomerId", "Place" },
                unique: true,
                filter: "[Place] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentMethods_Reference",
                table: "PaymentMethods",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReminders_CustomerId_FinancedAccountId_DueOn_Ahead",
                table: "PaymentReminders",
                columns: new[] { "CustomerId", "FinancedAccountId", "DueOn", "Ahead" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReminders_FinancedAccountId",
                table: "PaymentReminders",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_ConfirmationNumber",
                table: "Payments",
                column: "ConfirmationNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_FinancedAccountId_CreditedBySequence",
                table: "Payments",
                columns: new[] { "FinancedAccountId", "CreditedBySequence" },
                unique: true,
                filter: "[CreditedBySequence] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_FinancedAccountId_CreditOn",
                table: "Payments",
                columns: new[] { "FinancedAccountId", "CreditOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_PaymentMethodId",
                table: "Payments",
                column: "PaymentMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Reference",
                table: "Payments",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_RequestKey",
                table: "Payments",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_RetryOfPaymentId_RetryNumber",
                table: "Payments",
                columns: new[] { "RetryOfPaymentId", "RetryNumber" },
                unique: true,
                filter: "RetryOfPaymentId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_scheduled",
                table: "Payments",
                column: "FinancedAccountId",
                filter: "Status = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_to_credit",
                table: "Payments",
                column: "CreditOn",
                filter: "Status = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_to_send",
                table: "Payments",
                column: "CreditOn",
                filter: "BankStatus = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_FinancedAccountId",
                table: "Photos",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_Reference",
                table: "Photos",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanClaims_Reference",
                table: "PlanClaims",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanClaims_RequestKey",
                table: "PlanClaims",
                column: "RequestKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanClaims_ServicePlanId",
                table: "PlanClaims",
                column: "ServicePlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PostalLetters_CustomerId",
                table: "PostalLetters",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_PostalLetters_PrintedAt",
                table: "PostalLetters",
                column: "PrintedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PostalLetters_Reference",
                table: "PostalLetters",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedBankEntries_BankFileEntryId",
                table: "ReceivedBankEntries",
                column: "BankFileEntryId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedBankEntries_Outcome",
                table: "ReceivedBankEntries",
                column: "Outcome");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedBankEntries_ReceivedBankFileId_Line",
                table: "ReceivedBankEntries",
                columns: new[] { "ReceivedBankFileId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedBankFiles_Sha256",
                table: "ReceivedBankFiles",
                column: "Sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_UserId",
                table: "RecoveryCodes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_ConfirmationNumber",
                table: "Refunds",
                column: "ConfirmationNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_FinancedAccountId_BookedBySequence",
                table: "Refunds",
                columns: new[] { "FinancedAccountId", "BookedBySequence" },
                unique: true,
                filter: "[BookedBySequence] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_one_waiting",
                table: "Refunds",
                column: "FinancedAccountId",
                unique: true,
                filter: "Status IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_PaymentMethodId",
                table: "Refunds",
                column: "PaymentMethodId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Reference",
                table: "Refunds",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Status",
                table: "Refunds",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationAttempts_CustomerId",
                table: "RegistrationAttempts",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationAttempts_ExpiresAt",
                table: "RegistrationAttempts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationAttempts_KeyHash",
                table: "RegistrationAttempts",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReturnAppointments_one_a_lease",
                table: "ReturnAppointments",
                column: "FinancedAccountId",
                unique: true,
                filter: "CancelledAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnAppointments_one_a_slot",
                table: "ReturnAppointments",
                columns: new[] { "Dealer", "On", "At" },
                unique: true,
                filter: "CancelledAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnAppointments_Reference",
                table: "ReturnAppointments",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RiskSignals_CustomerId_At",
                table: "RiskSignals",
                columns: new[] { "CustomerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleChanges_Reference",
                table: "RoleChanges",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoleChanges_State",
                table: "RoleChanges",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_RoleChanges_UserId",
                table: "RoleChanges",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_RuleVersions_Reference",
                table: "RuleVersions",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RuleVersions_Rule_State_EffectiveFrom",
                table: "RuleVersions",
                columns: new[] { "Rule", "State", "EffectiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlans_CancellationNumber",
                table: "ServicePlans",
                column: "CancellationNumber",
                unique: true,
                filter: "CancellationNumber IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlans_ContractNumber_Vin",
                table: "ServicePlans",
                columns: new[] { "ContractNumber", "Vin" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlans_FinancedAccountId",
                table: "ServicePlans",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ServicePlans_Reference",
                table: "ServicePlans",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRequests_FinancedAccountId",
                table: "ServiceRequests",
                column: "FinancedAccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpentChallenges_SpentAt",
                table: "SpentChallenges",
                column: "SpentAt");

            migrationBuilder.CreateIndex(
                name: "IX_StaffCases_CustomerId",
                table: "StaffCases",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffCases_FinancedAccountId",
                table: "StaffCases",
                column: "FinancedAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffCases_OpenKey",
                table: "StaffCases",
                column: "OpenKey",
                unique: true,
                filter: "[OpenKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StaffCases_OwnerUserId",
                table: "StaffCases",
                column: "OwnerUserId");

            migrationBuilder.CreateIndex(
                name: "IX_StaffCases_Reference",
                table: "StaffCases",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffCases_State_Kind_DueOn",
                table: "StaffCases",
                columns: new[] { "State", "Kind", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TitleReleases_FinancedAccountId",
                table: "TitleReleases",
                column: "FinancedAccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TitleReleases_Step_DueOn",
                table: "TitleReleases",
                columns: new[] { "Step", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_UserSessions_KeyHash",
                table: "UserSessions",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserSessions_Reference",
                table: "UserSessions",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserSessions_UserId_LastSeenAt",
                table: "UserSessions",
                columns: new[] { "UserId", "LastSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VehicleRecalls_Reference",
                table: "VehicleRecalls",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VehicleRecalls_VehicleId_Campaign",
                table: "VehicleRecalls",
                columns: new[] { "VehicleId", "Campaign" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VehicleReturns_FinancedAccountId",
                table: "VehicleReturns",
                column: "FinancedAccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VehicleReturns_waiting",
                table: "VehicleReturns",
                column: "ReportedAt",
                filter: "BookedInAt IS NULL AND CaseOpenedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Vehicles_Vin",
                table: "Vehicles",
                column: "Vin");

            migrationBuilder.CreateIndex(
                name: "IX_WearNotes_FinancedAccountId_Area",
                table: "WearNotes",
                columns: new[] { "FinancedAccountId", "Area" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderLines_WorkOrderId",
                table: "WorkOrderLines",
                column: "WorkOrderId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_Reference",
                table: "WorkOrders",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrders_VehicleId_DealerName_Number",
                table: "WorkOrders",
                columns: new[] { "VehicleId", "DealerName", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkOrderSteps_WorkOrderId",
                table: "WorkOrderSteps",
                column: "WorkOrderId");

            migrationBuilder.CreateIndex(
                name: "IX_YearEndFigures_FinancedAccountId_Year_Revision",
                table: "YearEndFigures",
                columns: new[] { "FinancedAccountId", "Year", "Revision" },
                unique: true);

            AppendOnly.CreateTriggers(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessLinks");

            migrationBuilder.DropTable(
                name: "AccessLog");

            migrationBuilder.DropTable(
                name: "AccessRecoveries");

            migrationBuilder.DropTable(
                name: "AccountEvents");

            migrationBuilder.DropTable(
                name: "AccountParties");

            migrationBuilder.DropTable(
                name: "AccountTerms");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AttemptCounters");

            migrationBuilder.DropTable(
                name: "AuditRows");

            migrationBuilder.DropTable(
                name: "AuditSeals");

            migrationBuilder.DropTable(
                name: "AuthenticatorApps");

            migrationBuilder.DropTable(
                name: "AutopayEnrollments");

            migrationBuilder.DropTable(
                name: "AutopayNotices");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "CallerCodes");

            migrationBuilder.DropTable(
                name: "CardCharges");

            migrationBuilder.DropTable(
                name: "CardSetups");

            migrationBuilder.DropTable(
                name: "CollectionFlags");

            migrationBuilder.DropTable(
                name: "ConsentEvents");

            migrationBuilder.DropTable(
                name: "Corrections");

            migrationBuilder.DropTable(
                name: "CustomerSsns");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DeliveryChoices");

            migrationBuilder.DropTable(
                name: "EmailChanges");

            migrationBuilder.DropTable(
                name: "HelpAgreements");

            migrationBuilder.DropTable(
                name: "IncidentalCharges");

            migrationBuilder.DropTable(
                name: "InsuranceProofs");

            migrationBuilder.DropTable(
                name: "JobLeases");

            migrationBuilder.DropTable(
                name: "JobRuns");

            migrationBuilder.DropTable(
                name: "JobSetAsides");

            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "KnownDevices");

            migrationBuilder.DropTable(
                name: "LeaseCharges");

            migrationBuilder.DropTable(
                name: "LeasePapers");

            migrationBuilder.DropTable(
                name: "LeasePlans");

            migrationBuilder.DropTable(
                name: "LeasePurchases");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "LetterLookups");

            migrationBuilder.DropTable(
                name: "MaintenanceRecords");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropTable(
                name: "OdometerReadings");

            migrationBuilder.DropTable(
                name: "OneTimeTokens");

            migrationBuilder.DropTable(
                name: "OpenedFiles");

            migrationBuilder.DropTable(
                name: "OutboxEmails");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "PaymentReminders");

            migrationBuilder.DropTable(
                name: "PlanClaims");

            migrationBuilder.DropTable(
                name: "PostalLetters");

            migrationBuilder.DropTable(
                name: "ReceivedBankEntries");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "RegistrationAttempts");

            migrationBuilder.DropTable(
                name: "ReminderChoices");

            migrationBuilder.DropTable(
                name: "ReturnAppointments");

            migrationBuilder.DropTable(
                name: "RiskSignals");

            migrationBuilder.DropTable(
                name: "RoleChanges");

            migrationBuilder.DropTable(
                name: "RuleVersions");

            migrationBuilder.DropTable(
                name: "ServiceRequests");

            migrationBuilder.DropTable(
                name: "SpentChallenges");

            migrationBuilder.DropTable(
                name: "StaffCases");

            migrationBuilder.DropTable(
                name: "StoredFiles");

            migrationBuilder.DropTable(
                name: "TitleReleases");

            migrationBuilder.DropTable(
                name: "UserSessions");

            migrationBuilder.DropTable(
                name: "VehicleRecalls");

            migrationBuilder.DropTable(
                name: "VehicleReturns");

            migrationBuilder.DropTable(
                name: "WearNotes");

            migrationBuilder.DropTable(
                name: "WorkOrderLines");

            migrationBuilder.DropTable(
                name: "WorkOrderSteps");

            migrationBuilder.DropTable(
                name: "YearEndFigures");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "EvidenceFiles");

            migrationBuilder.DropTable(
                name: "Journals");

            migrationBuilder.DropTable(
                name: "IssuedLetters");

            migrationBuilder.DropTable(
                name: "Photos");

            migrationBuilder.DropTable(
                name: "ServicePlans");

            migrationBuilder.DropTable(
                name: "BankFileEntries");

            migrationBuilder.DropTable(
                name: "ReceivedBankFiles");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "WorkOrders");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "BankFiles");

            migrationBuilder.DropTable(
                name: "MicroDepositChecks");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropTable(
                name: "Refunds");

            migrationBuilder.DropTable(
                name: "FinancedAccounts");

            migrationBuilder.DropTable(
                name: "PaymentMethods");

            migrationBuilder.DropTable(
                name: "Vehicles");

            migrationBuilder.DropTable(
                name: "Customers");
        }
    }
}
