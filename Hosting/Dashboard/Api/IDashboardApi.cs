using Microsoft.AspNetCore.Routing;

namespace WpAspire.Hosting.Dashboard.Api;

/// <summary>Endpoints below <c>/api</c>, for scripts. Who has no token does not get here.</summary>
internal interface IDashboardApi
{
    /// <summary>Maps them.</summary>
    void Map(IEndpointRouteBuilder endpoints);
}
