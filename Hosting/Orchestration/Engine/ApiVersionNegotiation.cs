namespace WpAspire.Hosting.Orchestration.Engine;

/// <summary>
/// Chooses the Docker Engine API version to speak. An engine refuses a version outside its own range, and the
/// ranges of old and new engines do not overlap (20.10 ends at 1.41, 29 begins at 1.44), so no fixed version works.
/// </summary>
internal static class ApiVersionNegotiation
{
    /// <summary>The oldest version whose requests this client knows to form: Docker 20.10.</summary>
    public static readonly Version Oldest = new(1, 41);

    /// <summary>The newest version this client was written against: Docker 29.</summary>
    public static readonly Version Newest = new(1, 52);

    /// <summary>Picks the newest version that both sides speak.</summary>
    /// <param name="engineNewest">The engine's <c>ApiVersion</c>.</param>
    /// <param name="engineOldest">The engine's <c>MinAPIVersion</c>; empty on engines that do not say.</param>
    /// <exception cref="DistributedApplicationException">The ranges do not overlap.</exception>
    public static Version Choose(string engineNewest, string? engineOldest)
    {
        if (!Version.TryParse(engineNewest, out var newest))
        {
            throw new DistributedApplicationException(
                $"The container engine reports the API version '{engineNewest}', which is no version number: check what DOCKER_HOST points to.");
        }

        var oldest = Version.TryParse(engineOldest, out var parsed) ? parsed : Oldest;
        var chosen = newest < Newest ? newest : Newest;
        if (chosen < Oldest)
        {
            throw new DistributedApplicationException(
                $"The container engine speaks API versions up to {newest}, and at least {Oldest} (Docker 20.10) is needed: update the engine.");
        }

        if (chosen < oldest)
        {
            throw new DistributedApplicationException(
                $"The container engine speaks API versions from {oldest}, and this AppHost speaks {Oldest} to {Newest}: update WpAspire.");
        }

        return chosen;
    }
}
