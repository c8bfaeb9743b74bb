namespace Aspire.Hosting;

/// <summary>Gives a site a mail server.</summary>
public static class WordPressMailExtensions
{
    /// <summary>Sends the site's mail to a mail catcher while it runs on this machine: that of WordPress, and that of PHP's own <c>mail()</c>.</summary>
    /// <param name="builder">The site.</param>
    /// <param name="mail">The mail catcher.</param>
    /// <returns>The site, for further configuration.</returns>
    /// <remarks>A site that is published sends through the mail server of its options; without one, it sends none.</remarks>
    /// <example>
    /// <code>
    /// builder.AddWordPress("wordpress", database).WithMail(builder.AddMailCatcher("mail"));
    /// </code>
    /// </example>
    public static IResourceBuilder<WordPressResource> WithMail(
        this IResourceBuilder<WordPressResource> builder, IResourceBuilder<MailCatcherResource> mail)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(mail);

        builder.Resource.Mail = mail.Resource;
        return builder.WithReferenceRelationship(mail.Resource);
    }
}
