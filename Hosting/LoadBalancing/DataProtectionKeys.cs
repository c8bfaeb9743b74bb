using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>The keys that ASP.NET Core encrypts cookies with.</summary>
internal static class DataProtectionKeys
{
    /// <summary>
    /// Removes what makes keys at the start and keeps them in the user's home directory, whether or not anything uses
    /// them: nothing here has use for a key that outlives its process.
    /// </summary>
    /// <param name="services">All services of a web application.</param>
    public static void KeepOffDisk(IServiceCollection services)
    {
        foreach (var service in services.Where(static s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly).ToList())
        {
            services.Remove(service);
        }
    }
}
