namespace Aspire.Hosting;

/// <summary>Lets other resources use a site: visit it, and ask its REST API.</summary>
public static class WordPressReferenceExtensions
{
    // As many as WordPress gives its own.
    private const int PasswordLength = 24;

    /// <summary>
    /// Gives the site's administrator an application password, with which other programs use the REST API. It is generated
    /// once and kept among the site's secrets; whenever the site has become ready, it is made sure that WordPress knows it.
    /// Those that <see cref="WithReference{TDestination}"/> the site get it as <c>ApplicationPassword</c>.
    /// </summary>
    /// <remarks>A publish ignores it: nobody is there to tell it to the site. In AWS, make one in the administrator's profile.</remarks>
    /// <param name="builder">The site.</param>
    /// <returns>The site, for further configuration.</returns>
    /// <example>
    /// <code>
    /// var site = builder.AddWordPress("wordpress", database).WithApplicationPassword();
    /// builder.AddProject&lt;Projects.Api&gt;("api").WithReference(site).WaitFor(site);
    /// </code>
    /// </example>
    public static IResourceBuilder<WordPressResource> WithApplicationPassword(this IResourceBuilder<WordPressResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var site = builder.Resource;
        if (site.ApplicationPasswordParameter is not null || builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            return builder;
        }

        var password = builder.ApplicationBuilder.CreateSiteSecret(
            $"{site.Name}-application-password", new GenerateParameterDefault { MinLength = PasswordLength, Special = false });
        site.ApplicationPasswordParameter = password;
        return builder
            .WithEnvironment("WORDPRESS_APPLICATION_PASSWORD", ReferenceExpression.Create($"{password}"))
            .OnResourceReady(static (site, ready, cancellationToken) => ApplicationPassword.EnsureAsync(site, ready.Services, cancellationToken));
    }

    /// <summary>
    /// Tells a resource where a site is, by service discovery (<c>services__wordpress__http__0</c>), and how to use it: as
    /// the connection string <c>ConnectionStrings__wordpress</c>, the site's URL, and as its properties
    /// <c>WORDPRESS_URI</c>, <c>WORDPRESS_RESTURI</c>, <c>WORDPRESS_USERNAME</c>, <c>WORDPRESS_PASSWORD</c> and, of a site
    /// with <see cref="WithApplicationPassword"/>, <c>WORDPRESS_APPLICATIONPASSWORD</c>.
    /// </summary>
    /// <typeparam name="TDestination">The type of the resource.</typeparam>
    /// <param name="builder">The resource.</param>
    /// <param name="source">The site.</param>
    /// <param name="connectionName">The name to use in place of the site's in the connection string and the properties.</param>
    /// <returns>The resource, for further configuration.</returns>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<WordPressResource> source, string? connectionName = null)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        return builder
            .WithReference(source.GetEndpoint(source.Resource.PublicEndpointName))
            .WithReference((IResourceBuilder<IResourceWithConnectionString>)source, connectionName);
    }
}
