namespace Aspire.Hosting;

/// <summary>Makes a network of sites of a site.</summary>
public static class WordPressMultisiteExtensions
{
    /// <summary>
    /// Makes the site the main one of a WordPress network (multisite), whose administrator adds sites at
    /// <c>/wp-admin/network/</c>. A site that is there already becomes the main one at the next start, and keeps all that it has.
    /// </summary>
    /// <param name="builder">The site.</param>
    /// <param name="mode">
    /// How the sites are told apart; by default by subdirectories. Once there is a second site, the mode can not change any more:
    /// the site does not start and says so.
    /// </param>
    /// <returns>The site, for further configuration.</returns>
    /// <remarks>
    /// Uploads of all sites are on the volume of <c>WithUploads</c>, and what is scheduled on one is run for each. On this machine
    /// a site by subdomain is reached at <c>http://team.localhost:8080</c>; who signs in there does so for that site alone, since
    /// browsers share no cookies below <c>localhost</c>.
    /// </remarks>
    /// <exception cref="DistributedApplicationException">The mode is none of the two.</exception>
    /// <example>
    /// <code>
    /// builder.AddWordPress("wordpress", database).WithMultisite(MultisiteMode.Subdirectories);
    /// </code>
    /// </example>
    public static IResourceBuilder<WordPressResource> WithMultisite(
        this IResourceBuilder<WordPressResource> builder, MultisiteMode mode = MultisiteMode.Subdirectories)
    {
        ArgumentNullException.ThrowIfNull(builder);
        BadInput.ThrowIf(
            !Enum.IsDefined(mode),
            $"The multisite mode '{mode}' of '{builder.Resource.Name}' is not allowed: allowed are Subdirectories and Subdomains.");

        builder.Resource.Multisite = mode;
        return builder;
    }
}
