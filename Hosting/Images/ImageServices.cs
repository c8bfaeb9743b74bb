using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WpAspire.Hosting.Images;

/// <summary>The services that make images.</summary>
internal static class ImageServices
{
    /// <summary>Adds them.</summary>
    public static void AddImages(this IServiceCollection services) => services.TryAddSingleton<ContentImages>();
}
