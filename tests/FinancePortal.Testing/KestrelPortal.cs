namespace FinancePortal.Testing;

/// <summary>The portal on a real port over plain http, as Development serves it, for a browser.</summary>
public class KestrelPortal : PortalHost
{
    public KestrelPortal()
    {
        UseKestrel(0);
    }

    /// <summary>"localhost" and not 127.0.0.1: passkeys and the browser's secure context need a name.</summary>
    public string Url
    {
        get
        {
            StartServer();
            return $"http://localhost:{ClientOptions.BaseAddress.Port}";
        }
    }

    protected override string Environment => "Development";
}
