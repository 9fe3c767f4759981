using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FinancePortal.Core.Cases;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Customers;
using FinancePortal.Core.Data;
using FinancePortal.Core.Images;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Leases.Books;
using FinancePortal.Core.Leases.HandOver;
using FinancePortal.Core.Leases.Wear;
using FinancePortal.Core.Notifications;
using FinancePortal.Core.ServicePlans;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Demo;

/// <summary>Leased vehicles that came back, booked in by the service that books them all in.</summary>
internal static class DemoReturns
{
    public static async Task BookInAsync(PortalDbContext db, Letterhead letterhead, BookIn request)
    {
        await db.SaveChangesAsync();
        var clock = new HistoryClock();
        clock.GoTo(BusinessClock.ToUtc(request.On, new TimeOnly(21, 40)));
        var service = new FinalBillService(db, new LeaseService(db, clock), new ContractService(db, clock), new CaseService(db, clock), new WearProtectionService(db, PlanForms.Examples()), new LeaseBill(WearGuide.Read(), LeasePolicy.Read()), new NoticeService(db, letterhead, clock), clock);
        if (await service.BookInAsync(request, new Actor(ActorKind.Dealer, UserId: null, CustomerId: null, request.DealerName), CancellationToken.None) is null)
        {
            throw new InvalidOperationException($"{request.LeaseReference} could not be booked in.");
        }

        db.OutboxEmails.RemoveRange(db.OutboxEmails.Local);
        await db.SaveChangesAsync();
    }

    /// <summary>A drawn rim with a gouge, so that a charge has a photo to look at.</summary>
    public static ImageFile Rim()
    {
        const int Size = 360;
        var rows = new byte[Size * (Size + 1)];
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var (dx, dy) = (x - (Size / 2), y - (Size / 2));
                var distance = (dx * dx) + (dy * dy);
                var isGouge = dx - dy is > -6 and < 6 && distance is > 105 * 105 and < 140 * 140 && dx > 0;
                rows[(y * (Size + 1)) + 1 + x] = isGouge ? (byte)235 : distance < 30 * 30 ? (byte)90 : distance < 140 * 140 ? (byte)(dx * dy % 900 < 250 ? 120 : 170) : distance < 170 * 170 ? (byte)40 : (byte)210;
            }
        }

        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
        header[8] = 8;
        return ImageFile.Read([0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])]).Image ?? throw new InvalidOperationException("The drawn photo can't be read.");
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        var crc = uint.MaxValue;
        foreach (var b in body)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(check, ~crc);
        return [.. length, .. body, .. check];
    }
}
