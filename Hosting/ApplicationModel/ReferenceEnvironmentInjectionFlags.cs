using System.Diagnostics.CodeAnalysis;

namespace WpAspire.Hosting.ApplicationModel;

/// <summary>The environment variables that a reference sets.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The name is that of Aspire.")]
public enum ReferenceEnvironmentInjectionFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The connection string.</summary>
    ConnectionString = 1,

    /// <summary>The parts of the connection.</summary>
    ConnectionProperties = 2,

    /// <summary><c>services__name__endpoint__0</c>.</summary>
    ServiceDiscovery = 4,

    /// <summary><c>NAME_ENDPOINT</c>.</summary>
    Endpoints = 8,

    /// <summary>All of them.</summary>
    All = ConnectionString | ConnectionProperties | ServiceDiscovery | Endpoints,
}
