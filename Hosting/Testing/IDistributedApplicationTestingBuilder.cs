namespace WpAspire.Hosting.Testing;

/// <summary>Builds an application for a test.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Builds the application.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The application.</returns>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
