//! What stands before the site: the public record answers by itself, everything else goes on.

use crate::shelf::{Look, Shelf};
use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::{Service, ServiceExt};

/// The record, and a service behind it.
#[derive(Clone)]
pub struct Front<S> {
    shelf: Option<Arc<Shelf>>,
    behind: S,
}

impl<S> Front<S> {
    /// The record before a service; without one, the service alone.
    pub fn new(shelf: Option<Arc<Shelf>>, behind: S) -> Self {
        Self { shelf, behind }
    }
}

impl<S, B> Service<Request> for Front<S>
where
    S: Service<Request, Response = Response<B>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
    B: axum::body::HttpBody<Data = axum::body::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match self.shelf.as_ref().and_then(|shelf| shelf.look(&request)) {
            Some(Look::Now(answer)) => Box::pin(std::future::ready(Ok(answer))),
            Some(Look::Later(later)) => Box::pin(async move { Ok(later.read().await) }),
            None => {
                let answer = self.behind.clone().oneshot(request);
                Box::pin(async move { Ok(answer.await?.map(Body::new)) })
            }
        }
    }
}
