using Microsoft.Extensions.DependencyInjection;

namespace WpAspire.Hosting.Dashboard;

/// <summary>A part of the dashboard: what its pages and its API need.</summary>
/// <remarks>
/// A part registers its <see cref="DashboardPage"/> for the navigation, its <see cref="Api.IDashboardApi"/>, and takes
/// what it needs of the AppHost over with <see cref="DashboardPartExtensions.AddFromAppHost{T}"/>.
/// </remarks>
internal interface IDashboardPart
{
    /// <summary>Adds the services of the part to the dashboard's.</summary>
    /// <param name="services">The dashboard's services.</param>
    /// <param name="appHost">The AppHost's services.</param>
    void AddServices(IServiceCollection services, IServiceProvider appHost);
}

/// <summary>A page in the navigation.</summary>
/// <param name="Order">Its place among the others.</param>
/// <param name="Title">Its name.</param>
/// <param name="Path">Where it is, such as <c>console</c>; empty for the first page.</param>
/// <param name="Icon">The path of its icon, drawn in a square of 20 by 20.</param>
internal sealed record DashboardPage(int Order, string Title, string Path, string Icon);

/// <summary>Helps parts to register.</summary>
internal static class DashboardPartExtensions
{
    /// <summary>Lets the dashboard use a service of the AppHost, which goes on owning it.</summary>
    public static IServiceCollection AddFromAppHost<T>(this IServiceCollection services, IServiceProvider appHost)
        where T : class => services.AddSingleton(appHost.GetRequiredService<T>());
}
